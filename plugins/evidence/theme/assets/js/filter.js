// @ts-check
/**
 * What the explorer decides, without touching a page: which entries carry what was chosen, how many each
 * further choice would leave, in which order, and how all of it is written in an address.
 *
 * @typedef {{id: string, numbers: Uint32Array, label?: string}} Value
 * @typedef {{count: number, chunk: number, kinds: [string, number][], titles: Uint32Array, years: Int16Array,
 *   facets: Map<string, Value[]>}} Index
 * @typedef {{from: number | null, to: number | null}} Range
 * @typedef {{q: string, chosen: Map<string, string[]>, ranges: Map<string, Range>, sort: string, page: number}} State
 * @typedef {{id: string, years: boolean}} Facet
 */

export const LONGEST_QUERY = 400;
export const SORTS = ["relevance", "kind", "year", "title"];
/** Letters that hold numbers (library/letters.py). */
export const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const DIGITS = new Uint8Array(128).fill(255);
for (let place = 0; place < ALPHABET.length; place += 1) DIGITS[ALPHABET.charCodeAt(place)] = place;

/**
 * Read numbers, five bits to a letter.
 * @param {string} text
 */
export function numbersIn(text) {
  const numbers = new Uint32Array(text.length);
  let length = 0;
  let number = 0;
  let shift = 0;
  for (let place = 0; place < text.length; place += 1) {
    const digit = DIGITS[text.charCodeAt(place) & 127];
    if (digit > 63) throw new RangeError("not a list of numbers");
    number |= (digit & 31) << shift;
    shift += 5;
    if (digit < 32) {
      numbers[length] = number;
      length += 1;
      number = 0;
      shift = 0;
    }
  }
  return numbers.slice(0, length);
}

/**
 * Read ascending numbers that were written as gaps.
 * @param {string} text
 */
export function numbersOf(text) {
  let last = -1;
  return numbersIn(text).map((gap) => (last += gap + 1));
}

/**
 * @param {any} raw the content of index.json
 * @returns {Index}
 */
export function readIndex(raw) {
  const facets = new Map();
  for (const [id, values] of Object.entries(raw.facets)) {
    facets.set(id, values.map((/** @type {[string, string]} */ [value, gaps]) => ({ id: value, numbers: numbersOf(gaps) })));
  }
  return {
    count: raw.count,
    chunk: raw.chunk,
    kinds: raw.kinds,
    titles: titlesOf(raw.titles, raw.kinds),
    years: yearsOf(facets.get("year") ?? [], raw.count),
    facets,
  };
}

/**
 * @param {any} raw the content of author.json or journal.json
 * @returns {Value[]}
 */
export function readLargeFacet(raw) {
  return raw.map((/** @type {[string, string, string]} */ [id, label, gaps]) => ({ id, label, numbers: numbersOf(gaps) }));
}

/**
 * The place of each entry when all are sorted by title. Within a kind the numbers have that order already.
 * @param {string} order the kind of the next title, one digit each
 * @param {[string, number][]} kinds
 */
function titlesOf(order, kinds) {
  const next = [];
  let start = 0;
  for (const [, count] of kinds) {
    next.push(start);
    start += count;
  }
  const ranks = new Uint32Array(start);
  for (let rank = 0; rank < order.length; rank += 1) {
    const kind = Number(order[rank]);
    ranks[next[kind]] = rank;
    next[kind] += 1;
  }
  return ranks;
}

/**
 * @param {Value[]} values
 * @param {number} count
 */
function yearsOf(values, count) {
  const years = new Int16Array(count);
  for (const value of values) for (const number of value.numbers) years[number] = Number(value.id);
  return years;
}

/** @returns {State} */
export function nothingChosen() {
  return { q: "", chosen: new Map(), ranges: new Map(), sort: "", page: 1 };
}

/**
 * Read an address that anyone may have written by hand.
 * @param {string} search such as `?setting=hospital&year=2015..2020`
 * @param {readonly Facet[]} facets
 * @returns {{state: State, unknown: [string, string][], cut: boolean}} `cut` when the words were too many
 */
export function readAddress(search, facets) {
  const state = nothingChosen();
  /** @type {[string, string][]} */
  const unknown = [];
  const known = new Map(facets.map((facet) => [facet.id, facet]));
  let cut = false;
  for (const [name, value] of new URLSearchParams(search)) {
    const facet = known.get(name);
    if (facet?.years) {
      const range = rangeOf(value);
      if (range) state.ranges.set(name, range);
      else unknown.push([name, value]);
    } else if (facet) {
      const chosen = state.chosen.get(name) ?? [];
      if (value && !chosen.includes(value)) state.chosen.set(name, [...chosen, value]);
    } else if (name === "q" && state.q) unknown.push([name, value]);
    else if (name === "q") {
      const words = value.replace(/\s+/gu, " ").trim();
      cut = words.length > LONGEST_QUERY;
      state.q = cut ? [...words].slice(0, LONGEST_QUERY).join("") : words;
    } else if (name === "sort" && SORTS.includes(value)) state.sort = value;
    else if (name === "page" && /^[1-9]\d{0,5}$/.test(value)) state.page = Number(value);
    else unknown.push([name, value]);
  }
  return { state, unknown, cut };
}

/**
 * @param {string} text `2015..2020`, `2015..`, `..2020` or `2015`
 * @returns {Range | null}
 */
export function rangeOf(text) {
  const parts = /^(\d{1,4})?(\.\.)?(\d{1,4})?$/.exec(text);
  if (!parts || (!parts[1] && !parts[3])) return null;
  const from = parts[1] ? Number(parts[1]) : null;
  const to = parts[3] ? Number(parts[3]) : parts[2] ? null : from;
  return from !== null && to !== null && from > to ? { from: to, to: from } : { from, to };
}

/** @param {Range} range */
export function rangeText({ from, to }) {
  return from !== null && from === to ? String(from) : `${from ?? ""}..${to ?? ""}`;
}

/**
 * Write a state as an address, always in the same order, so that one view has one address.
 * @param {State} state
 * @param {readonly Facet[]} facets
 */
export function writeAddress(state, facets) {
  const search = new URLSearchParams();
  if (state.q) search.append("q", state.q);
  for (const { id } of facets) {
    for (const value of [...(state.chosen.get(id) ?? [])].sort()) search.append(id, value);
    const range = state.ranges.get(id);
    if (range) search.append(id, rangeText(range));
  }
  if (state.sort) search.append("sort", state.sort);
  if (state.page > 1) search.append("page", String(state.page));
  const text = search.toString().replaceAll("%3A", ":");
  return text ? `?${text}` : "";
}

/**
 * Leave out what no facet has, and say what it was. A facet whose values are not there yet is left alone.
 * @param {Index} index
 * @param {State} state
 * @returns {{state: State, unknown: [string, string][]}}
 */
export function withoutUnknown(index, state) {
  /** @type {[string, string][]} */
  const unknown = [];
  const chosen = new Map();
  for (const [facet, values] of state.chosen) {
    const known = index.facets.get(facet);
    const ids = known && new Set(known.map((value) => value.id));
    const kept = ids ? values.filter((value) => ids.has(value)) : values;
    if (kept.length) chosen.set(facet, kept);
    for (const value of values) if (!kept.includes(value)) unknown.push([facet, value]);
  }
  return { state: { ...state, chosen }, unknown };
}

/**
 * Choose a value or take the choice back. A broader and a narrower value are never chosen together: the
 * broader one has everything that the narrower one has, so choosing the narrower would change nothing.
 * @param {string[]} chosen
 * @param {string} id
 * @param {Map<string, string>} broader the value above each value
 */
export function toggled(chosen, id, broader) {
  if (chosen.includes(id)) return chosen.filter((value) => value !== id);
  const above = linesAbove(id, broader);
  return [...chosen.filter((value) => !above.has(value) && !linesAbove(value, broader).has(id)), id];
}

/**
 * @param {string} id
 * @param {Map<string, string>} broader
 */
export function linesAbove(id, broader) {
  const above = new Set();
  for (let next = broader.get(id); next && !above.has(next); next = broader.get(next)) above.add(next);
  return above;
}

/**
 * Find what carries everything that was chosen: one value at least of each facet. Each value is counted as if
 * nothing else were chosen in its own facet, which is what choosing it would add.
 * @param {Index} index
 * @param {State} state
 * @param {number[] | null} found entries that the words were found in, best first; null without words
 * @returns {{numbers: Uint32Array, count: (facet: string) => Uint32Array}} `count` gives a number for each value of
 *   a facet, in their order; it is asked only for facets that are open
 */
export function choose(index, state, found) {
  const met = new Uint8Array(index.count);
  let asked = 0;
  if (found) {
    asked += 1;
    for (const number of found) if (number < index.count) met[number] = 1;
  }
  const carrying = new Map();
  for (const [facet, values] of index.facets) {
    const wanted = wantedOf(state, facet, values);
    if (!wanted) continue;
    const carried = new Uint8Array(index.count);
    for (const { numbers } of wanted) for (let place = 0; place < numbers.length; place += 1) carried[numbers[place]] = 1;
    for (let number = 0; number < carried.length; number += 1) met[number] += carried[number];
    carrying.set(facet, carried);
    asked += 1;
  }
  return {
    numbers: inOrder(index, state, found, met, asked),
    count: (facet) => countsOf(index.facets.get(facet) ?? [], met, asked, carrying.get(facet)),
  };
}

/**
 * @param {State} state
 * @param {string} facet
 * @param {Value[]} values
 * @returns {Value[] | null} null where nothing is asked of this facet
 */
function wantedOf(state, facet, values) {
  const range = state.ranges.get(facet);
  if (range) return values.filter(({ id }) => isWithin(Number(id), range));
  const chosen = state.chosen.get(facet);
  return chosen?.length ? values.filter(({ id }) => chosen.includes(id)) : null;
}

/**
 * @param {number} year
 * @param {Range} range
 */
function isWithin(year, { from, to }) {
  return (from === null || year >= from) && (to === null || year <= to);
}

/**
 * @param {Value[]} values
 * @param {Uint8Array} met how many of the things asked for each entry meets
 * @param {number} asked
 * @param {Uint8Array | undefined} carried whether each entry meets what is asked of this facet
 */
function countsOf(values, met, asked, carried) {
  const counts = new Uint32Array(values.length);
  values.forEach(({ numbers }, place) => {
    let count = 0;
    for (let at = 0; at < numbers.length; at += 1) {
      const number = numbers[at];
      if (met[number] === asked || (carried && !carried[number] && met[number] === asked - 1)) count += 1;
    }
    counts[place] = count;
  });
  return counts;
}

/**
 * @param {Index} index
 * @param {State} state
 * @param {number[] | null} found
 * @param {Uint8Array} met
 * @param {number} asked
 */
function inOrder(index, state, found, met, asked) {
  const sort = sortOf(state);
  if (sort === "relevance" && found) {
    const once = new Set(found);
    return Uint32Array.from([...once].filter((number) => met[number] === asked));
  }
  const numbers = [];
  for (let number = 0; number < met.length; number += 1) if (met[number] === asked) numbers.push(number);
  const { titles, years } = index;
  if (sort === "title") numbers.sort((one, other) => titles[one] - titles[other]);
  if (sort === "year") numbers.sort((one, other) => years[other] - years[one] || one - other);
  return Uint32Array.from(numbers);
}

/**
 * The order that is in force: without words there is no relevance.
 * @param {State} state
 */
export function sortOf(state) {
  if (state.sort && (state.sort !== "relevance" || state.q)) return state.sort;
  return state.q ? "relevance" : "kind";
}

/** @param {State} state */
export function isNarrowed(state) {
  return state.q !== "" || state.chosen.size > 0 || state.ranges.size > 0;
}

/**
 * Write rows as CSV. A cell that a spreadsheet would run as a formula gets an apostrophe before it.
 * @param {(string | number)[][]} rows
 */
export function csv(rows) {
  const cell = (/** @type {string | number} */ value) => {
    const text = String(value);
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/**
 * A name as people type it: without accents, capitals or punctuation.
 * @param {string} text
 */
export function foldedName(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}
