// @ts-check
import { fetched, fetchedJson } from "./fetching.js";
import { Folding, hashed } from "./fold.js";
import { SearchIndex } from "./search-index.js";
import { Passages } from "./search-passages.js";
import { ANY, isEmpty, readQuery } from "./search-query.js";
import { ranked } from "./search-rank.js";
import { slip } from "./search-spelling.js";

/**
 * What a search found. `numbers` are entries, best first; `widened` says which words were also taken for which
 * others, and whether there was hardly anything for those themselves; `loose` is set where entries follow that have most
 * of the words; `asked` is unset where there was no word to look for; `limits` names what was not looked for to the end
 * (`words`, `beginnings`, `phrases`); `lacking` is set where a hint or a way could not be fetched; `failed`, where
 * the index could not be read: then nothing is known of these words.
 * @typedef {{numbers: number[], passages: Passages, widened: {from: string, to: string[], few: boolean} | null,
 *   loose: boolean, suggestion: string | null, jump: string | null, asked: boolean, limits: string[], lacking: boolean,
 *   failed: boolean}} Found
 * @typedef {{version: string, root: URL, load(numbers: number[]): Promise<{path: string}[]>}} Files
 * @typedef {{key: string, label: string, to: string[], numbers: number[]}} Road
 */

/** With fewer results than this a search is widened. */
const FEW = 4;
/** The same in a library that is not large. */
const MANY = 10;
/** What another word for the same thing is worth beside the word that was typed. */
const MEANT = 0.6;
const MOST_ROADS = 4;
/** In a library of more entries than this each word costs a reader some 20 kB, so that fewer are asked for. */
const LARGE = 5_000;
/** So many words are a question, of which a page may lack some, so long as it has words that carry this share of it. */
const QUESTION = 4;
const MOST_OF_IT = 0.5;
/** Texts that are read to look for a phrase. */
const MOST_READ = 20;
/** Words that are looked for where only their beginning was typed. */
const MOST_BEGINNINGS = 16;

/** One word, or a number in groups, with or without its name before it: other queries are not worth the fetch. */
const NUMBER = /^\s*(?:(?:doi|pmid|pmcid|issn|isbn|accession number)[:\s]\s*)?(?:(?!(?:author|title|year):)\S+|[\d\s‐-]+x?)\s*$/i;

/** @type {Promise<Search> | null} */
let opened = null;

/**
 * @param {string} query as it was typed
 * @param {Files} files the entries, to lead straight to one
 * @returns {Promise<Found>} `failed` is set where the index could not be read; it never rejects
 */
export async function search(query, files) {
  try {
    opened ??= Search.open(files);
    return await (await opened).find(query, files);
  } catch (error) {
    opened = null; // the next search tries again
    console.warn("search:", error);
    return { ...nothing(), failed: true };
  }
}

class Search {
  /** @param {Files} files of the build */
  static async open({ root, version }) {
    const index = new SearchIndex(root);
    const folder = new URL("data/search/", root);
    const words = await fetchedJson(new URL(`words.json?v=${version}`, folder));
    await index.open(words.version);
    return new Search(index, folder, words);
  }

  /**
   * @param {SearchIndex} index
   * @param {URL} folder
   * @param {any} words
   */
  constructor(index, folder, words) {
    this.index = index;
    this.folder = folder;
    this.version = words.version;
    this.folding = new Folding(words.table, words.joined);
    /** @type {Promise<{known: string[], common: Set<string>}> | null} */
    this.spelt = null;
    /** @type {[string, number][]} */
    this.kinds = words.kinds;
    this.count = this.kinds.reduce((sum, [, count]) => sum + count, 0);
    /** @type {Map<string, Road>} */
    this.roads = new Map(words.wider.map((/** @type {any[]} */ [key, label, to, numbers]) => [key, { key, label, to, numbers }]));
    this.longest = Math.max(0, ...[...this.roads.keys()].map((key) => key.split(" ").length));
  }

  /**
   * @param {string} text
   * @param {Files} files
   * @returns {Promise<Found>}
   */
  async find(text, files) {
    const known = await this.byNumber(text);
    if (known.length) return { ...nothing(), passages: this.passages([]), numbers: known, ...(await way(known, files)) };
    const query = readQuery(text, this.folding);
    if (isEmpty(query)) return { ...nothing(), passages: this.passages([]), asked: false };
    /** @type {Set<string>} what was not looked for to the end */
    const limits = new Set(query.more ? ["words"] : []);
    const allowed = await this.allowed(query, limits);
    const { found, tokens } = await this.words(query, limits);
    const named = new Set(query.only ? [] : this.roads.get(query.words.join(" "))?.numbers);
    const how = { allowed, kindOf: (/** @type {number} */ number) => this.kindOf(number), named, count: this.count };
    const missing = query.words.filter((_, place) => found[place].size === 0);
    const plain = missing.filter((word) => !word.endsWith(ANY));
    const suggestion = async () => (plain.length ? this.suggest(text, query, plain) : {});
    const whole = (/** @type {Partial<Found>} */ parts) => ({
      ...nothing(), ...parts, passages: this.passages([...tokens]), limits: [...limits],
    });
    if (!found.length || query.only) {
      const numbers = found.length ? ranked(found, { ...how, least: 1 }) : await this.allOf(query, allowed);
      return whole({ numbers, ...(await suggestion()) });
    }
    // A word that is nowhere is told of, and the others are looked for.
    let lists = found.filter((each) => each.size);
    let numbers = ranked(lists, { ...how, least: 1 });
    let widened = null;
    if (numbers.length < (this.count > LARGE ? FEW : MANY)) {
      const wider = await this.wider(query.words, found);
      const more = ranked(wider.lists, { ...how, least: 1 });
      if (wider.lists.length > lists.length || more.some((number) => !numbers.includes(number))) {
        widened = { from: wider.from.join(", "), to: wider.to, few: wider.few };
        for (const token of wider.tokens) tokens.add(token);
        lists = wider.lists;
        numbers = more;
      }
    }
    const strict = numbers.length;
    // A question in whole sentences rarely has all its words on one page.
    if (strict === 0 || lists.length >= QUESTION) {
      numbers = ranked(lists, { ...how, least: MOST_OF_IT });
      if (!numbers.length) numbers = ranked(lists, { ...how, least: 0 });
    }
    const loose = numbers.length > strict || (missing.length > 0 && numbers.length > 0);
    return whole({ numbers, widened, loose, ...(widened ? {} : await suggestion()) });
  }

  /**
   * Where each plain word of a query is, and the words of the index that stand for them.
   * @param {import("./search-query.js").Query} query
   * @param {Set<string>} limits
   */
  async words(query, limits) {
    const titles = query.fields.filter((each) => each.startsWith("zt")).map((each) => each.slice(2));
    const tokens = new Set([...query.must.flat(), ...titles]);
    const found = await Promise.all(
      query.words.map(async (word) => {
        const meant = word.endsWith(ANY) ? await this.beginning(word.slice(0, -1), limits) : [word];
        for (const each of meant) tokens.add(each);
        return merged(await Promise.all(meant.map((each) => this.index.word(each))));
      }),
    );
    return { found, tokens };
  }

  /**
   * Words of the index that begin like this, the most usual first.
   * @param {string} start
   * @param {Set<string>} limits
   */
  async beginning(start, limits) {
    const { known } = await this.spellings();
    const words = known.filter((word) => word.startsWith(start));
    const meant = [...new Set(words.flatMap((word) => this.folding.folded(word)))];
    if (meant.length > MOST_BEGINNINGS || this.count > LARGE) limits.add("beginnings");
    return meant.slice(0, MOST_BEGINNINGS);
  }

  /**
   * Records that carry this number, DOI, ISSN or key.
   * @param {string} text
   */
  async byNumber(text) {
    if (text.length > 200 || !/\d/.test(text) || !NUMBER.test(text)) return [];
    const id = this.folding.identifier(text);
    if (id.length < 5) return [];
    const found = await this.index.word(`zi${hashed(id)}`);
    return [...found.keys()].sort((one, other) => one - other);
  }

  /**
   * Whether an entry has the phrases, fields and years that were asked for, and nothing that was refused.
   * @param {import("./search-query.js").Query} query
   * @param {Set<string>} limits
   */
  async allowed({ must, fields, years, not }, limits) {
    const [phrases, words, oneOf, refused] = await Promise.all([
      Promise.all(must.map((tokens) => this.phrase(tokens, limits))),
      Promise.all(fields.map((token) => this.index.word(token))),
      Promise.all(years.map((token) => this.index.word(token))),
      Promise.all(not.map((tokens) => this.index.phrase(tokens))),
    ]);
    const needed = [...phrases, ...words];
    return (/** @type {number} */ number) =>
      needed.every((each) => each.has(number)) &&
      (!oneOf.length || oneOf.some((each) => each.has(number))) &&
      !refused.some((each) => each.has(number));
  }

  /**
   * Entries with a phrase. The index has the order of words only for titles, findings and their like; in other
   * texts the phrase is looked for in the best of those that have all its words.
   * @param {string[]} tokens
   * @param {Set<string>} limits
   * @returns {Promise<{has(number: number): boolean}>}
   */
  async phrase(tokens, limits) {
    if (tokens.length === 1) return this.index.word(tokens[0]);
    const [sure, ...lists] = await Promise.all([this.index.phrase(tokens), ...tokens.map((token) => this.index.word(token))]);
    const possible = ranked(lists, {
      allowed: (number) => !sure.has(number) && this.kindOf(number) !== "reference",
      kindOf: (number) => this.kindOf(number), named: new Set(), count: this.count, least: 1,
    });
    if (possible.length > MOST_READ) limits.add("phrases");
    const read = possible.slice(0, MOST_READ);
    const texts = this.passages(tokens);
    const here = await Promise.all(read.map((number) => texts.say(number, tokens)));
    return new Set([...sure.keys(), ...read.filter((_, place) => here[place])]);
  }

  /**
   * Entries of a query that has no plain words.
   * @param {import("./search-query.js").Query} query
   * @param {(number: number) => boolean} allowed
   */
  async allOf({ must, fields, years }, allowed) {
    if (!must.length && !fields.length && !years.length) return [...Array(this.count).keys()].filter(allowed);
    if (must.length || fields.length) {
      const lists = await Promise.all([
        ...must.flat().map((token) => this.index.word(token)), ...fields.map((token) => this.index.word(token)),
      ]);
      return ranked(lists, { allowed, kindOf: (number) => this.kindOf(number), named: new Set(), count: this.count, least: 1 });
    }
    const lists = await Promise.all(years.map((token) => this.index.word(token)));
    return [...new Set(lists.flatMap((each) => [...each.keys()]))].filter(allowed).sort((one, other) => one - other);
  }

  /**
   * The same question with the library's own words beside those that were asked for: an entry that has them counts as
   * if it had the others, for less.
   * @param {string[]} words
   * @param {import("./search-index.js").Postings[]} found where each of the words is
   */
  async wider(words, found) {
    const wider = {
      from: /** @type {string[]} */ ([]), to: /** @type {string[]} */ ([]), tokens: /** @type {string[]} */ ([]),
      few: true, lists: found.map((each) => new Map(each)),
    };
    const asking = new Set(words);
    for (const { start, end, road } of this.roadsIn(words)) {
      const [first, ...others] = found.slice(start, end);
      const here = [...first.keys()].filter((number) => others.every((each) => each.has(number))).length;
      for (const label of road.to.slice(0, MOST_ROADS)) {
        const tokens = this.folding.folded(label);
        const unasked = tokens.filter((token) => !asking.has(token));
        if (!tokens.length || asking.size + unasked.length > (this.count > LARGE ? 3 : 16)) continue;
        for (const token of unasked) asking.add(token);
        const [first, ...others] = await Promise.all(tokens.map((token) => this.index.word(token)));
        const meant = [...first].filter(([number]) => others.every((each) => each.has(number)));
        if (!meant.length) continue;
        if (!wider.from.includes(road.label)) wider.from.push(road.label);
        wider.few &&= here < FEW;
        wider.to.push(label);
        wider.tokens.push(...tokens);
        for (const list of wider.lists.slice(start, end)) {
          for (const [number, { score, places }] of meant) if (!list.has(number)) list.set(number, { score: score * MEANT, places });
        }
      }
    }
    return { ...wider, lists: wider.lists.filter((each) => each.size) };
  }

  /** @param {string[]} words */
  roadsIn(words) {
    const found = [];
    for (let start = 0; start < words.length; start += 1) {
      for (let end = Math.min(words.length, start + this.longest); end > start; end -= 1) {
        const road = this.roads.get(words.slice(start, end).join(" "));
        if (road?.to.length) {
          found.push({ start, end, road });
          break;
        }
      }
    }
    return found.slice(0, 2);
  }

  /**
   * The query with each word that is not in the library changed to the nearest that is, where that is likely a slip.
   * @param {string} text
   * @param {import("./search-query.js").Query} query
   * @param {string[]} missing
   * @returns {Promise<Partial<Found>>}
   */
  async suggest(text, query, missing) {
    let spellings;
    try {
      spellings = await this.spellings();
    } catch {
      return { lacking: true };
    }
    let suggested = text.length > 200 ? "" : this.folding.plain(text);
    for (const token of missing) {
      const typed = query.texts[query.words.indexOf(token)];
      const better = typed.split(" ").map((word) => slip(word, spellings) ?? word).join(" ");
      if (better === typed) return {};
      suggested = suggested.replace(typed, () => better);
    }
    return { suggestion: suggested && suggested !== this.folding.plain(text) ? suggested : null };
  }

  /**
   * Words as they are written: those of the library, the most usual first, and common ones that it lacks.
   * @returns {Promise<{known: string[], common: Set<string>}>}
   */
  spellings() {
    this.spelt ??= fetched(new URL(`spelling.txt?v=${this.version}`, this.folder))
      .then((answer) => answer.text())
      .then((text) => {
        const [known, common = ""] = text.split("\n\n");
        return { known: known.split("\n").filter(Boolean), common: new Set(common.split("\n")) };
      });
    this.spelt.catch(() => (this.spelt = null));
    return this.spelt;
  }

  /** @param {string[]} tokens */
  passages(tokens) {
    return new Passages(this.folder, this.version, this.folding, tokens, (number) => this.kindOf(number) !== "reference");
  }

  /** @param {number} number */
  kindOf(number) {
    let last = 0;
    for (const [kind, count] of this.kinds) {
      last += count;
      if (number < last) return kind;
    }
    return "";
  }
}

/** @returns {Found} */
const nothing = () => ({
  numbers: [], passages: /** @type {any} */ (new Map()), widened: null, loose: false, suggestion: null, jump: null, asked: true,
  limits: [], lacking: false, failed: false,
});

/**
 * The way straight to the only record that carries a number.
 * @param {number[]} known
 * @param {Files} files
 * @returns {Promise<Partial<Found>>}
 */
async function way(known, files) {
  if (known.length > 1) return {};
  try {
    const [{ path }] = await files.load(known);
    return { jump: path };
  } catch {
    return { lacking: true };
  }
}

/**
 * One list for several words, any of which will do: of each entry the word that is worth most there.
 * @param {import("./search-index.js").Postings[]} lists
 */
function merged(lists) {
  if (lists.length === 1) return lists[0];
  /** @type {import("./search-index.js").Postings} */
  const all = new Map();
  for (const [number, here] of lists.flatMap((each) => [...each])) {
    const before = all.get(number);
    if (!before || before.score < here.score) all.set(number, here);
  }
  return all;
}
