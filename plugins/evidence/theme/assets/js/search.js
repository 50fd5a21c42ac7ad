// @ts-check
import { fetched, fetchedJson } from "./fetching.js";
import { Folding } from "./fold.js";
import { OtherBuild, SearchIndex, anyOf, together, within } from "./search-index.js";
import { Passages } from "./search-passages.js";
import { ANY, isEmpty, readQuery } from "./search-query.js";
import { ranked } from "./search-rank.js";
import { slip } from "./search-spelling.js";

/**
 * What a search found. `numbers` are entries, best first; `widened` says which words were also taken for which
 * others, and whether there was hardly anything for those themselves; `missing` has words that no entry has, and `loose` is
 * set where none has all of the others; `asked` is unset where there was no word to look for; `limits` names what was
 * not looked for to the end (`words`, `beginnings`); `lacking` is set where a hint or a way could not be fetched; `failed`,
 * where the index could not be read: then nothing is known of these words.
 * @typedef {{numbers: number[], passages: Passages, widened: {from: string, to: string[], few: boolean} | null,
 *   loose: boolean, missing: string[], suggestion: string | null, jump: string | null, asked: boolean, limits: string[],
 *   lacking: boolean, failed: boolean}} Found
 * @typedef {{version: string, root: URL, load(numbers: number[]): Promise<{path: string}[]>}} Files
 * @typedef {{key: string, label: string, to: string[], numbers: number[]}} Road
 * @typedef {{start: number, end: number, road: Road}} Way a road, and the words of a query that it begins at
 * @typedef {import("./search-index.js").Postings} Postings
 * @typedef {import("./search-query.js").Query} Query
 */

/** Words in fewer entries than this are also taken for the library's own; in fewer than the other, hardly anything is said of them. */
const RARE = 12;
const FEW = 4;
/** What another word for the same thing is worth beside the word that was typed. */
const MEANT = 0.6;
const MOST_ROADS = 4;
/** In a library of more entries than this a word costs a reader some 20 kB, so that fewer are asked for. */
const LARGE = 5_000;
/** Words that are looked for where only their beginning was typed. */
const MOST_BEGINNINGS = 64;
/** The beginning of a DOI that says more than that it is one. */
const DOI = /^\s*(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:?\s*)?10\.\d{4,}/i;

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
    return await (await opened).find(query, files).catch(async (error) => {
      if (!(error instanceof OtherBuild)) throw error;
      // A browser keeps for a while what names the parts.
      opened = Search.open(files, { cache: "reload" });
      return (await opened).find(query, files);
    });
  } catch (error) {
    opened = null; // the next search tries again
    console.warn("search:", error);
    return { ...nothing(), failed: true };
  }
}

class Search {
  /**
   * @param {Files} files of the build
   * @param {RequestInit} [options]
   */
  static async open({ root, version }, options) {
    const folder = new URL("data/search/", root);
    const words = await fetchedJson(new URL(`words.json?v=${version}`, folder), options);
    if (words.entries !== version) throw new Error("the index is not of the lists on this page");
    return new Search(folder, words);
  }

  /**
   * @param {URL} folder
   * @param {any} words
   */
  constructor(folder, words) {
    this.folder = folder;
    this.version = words.version;
    this.index = new SearchIndex(words, async (part) => (await fetched(new URL(`index/${part}.txt?v=${words.version}`, folder))).text());
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
    const { allowed, needed } = await this.needed(query);
    const { found, tokens } = await this.words(query, limits);
    const parts = await Promise.all(query.parts.map((part) => this.index.word(part)));
    const missing = query.words.filter((word, place) => found[place].size === 0 && !word.endsWith(ANY));
    const { slips, ...hints } = await this.slips(text, query, missing);
    const wider = query.only ? null : await this.wider(query.words, found, slips);
    for (const token of wider?.tokens ?? []) tokens.add(token);
    const lists = [...(wider?.lists ?? found), ...needed];
    const named = new Set(query.only ? [] : this.roads.get(query.words.join(" "))?.numbers);
    const numbers = lists.length
      ? ranked([...lists, ...parts], { allowed, kindOf: (number) => this.kindOf(number), named, count: this.count })
      : [...Array(this.count).keys()].filter(allowed);
    return {
      ...nothing(), numbers, passages: this.passages([...tokens]), limits: [...limits], ...hints,
      widened: wider?.to.length ? { from: wider.from.join(", "), to: wider.to, few: wider.few } : null,
      loose: numbers.length > 0 && !numbers.some((number) => lists.every((each) => !each.size || each.has(number))),
      missing: numbers.length ? query.texts.filter((_, place) => lists[place].size === 0) : [],
    };
  }

  /**
   * Where each plain word of a query is, and the words of the index that stand for them.
   * @param {Query} query
   * @param {Set<string>} limits
   */
  async words(query, limits) {
    const titles = query.fields.filter(([field]) => field === "title").map(([, word]) => word);
    const tokens = new Set([...query.must.flat(), ...titles]);
    const found = await Promise.all(
      query.words.map(async (word) => {
        const meant = word.endsWith(ANY) ? await this.beginning(word.slice(0, -1), limits) : [word];
        for (const each of meant) tokens.add(each);
        return anyOf(await Promise.all(meant.map((each) => this.index.word(each))));
      }),
    );
    return { found, tokens };
  }

  /**
   * Words of the index that begin like this. Where only an ending does, such as that of `partnership`, the word itself.
   * @param {string} start
   * @param {Set<string>} limits
   */
  async beginning(start, limits) {
    const found = await this.index.beginningWith(this.folding.spelt(start), MOST_BEGINNINGS);
    if (found.length > MOST_BEGINNINGS) limits.add("beginnings");
    return found.length ? found.slice(0, MOST_BEGINNINGS) : [this.folding.root(start)];
  }

  /**
   * Records that carry this number, DOI, ISSN or key, or a DOI that begins so.
   * @param {string} text
   */
  async byNumber(text) {
    if (text.length > 200 || !/\d/.test(text) || !NUMBER.test(text)) return [];
    const id = this.folding.identifier(text);
    if (id.length < 5) return [];
    let keys = [`=${id}`];
    let found = await this.index.word(keys[0]);
    if (!found.size && DOI.test(text)) {
      keys = await this.index.beginningWith(keys[0], MOST_BEGINNINGS);
      found = anyOf(await Promise.all(keys.map((key) => this.index.word(key))));
    }
    return [...found.keys()].sort((one, other) => one - other);
  }

  /**
   * Where the phrases and fields are that were asked for, and whether an entry has all of them, one of the years, and
   * nothing that was refused.
   * @param {Query} query
   */
  async needed({ must, fields, years, not }) {
    const phrase = async (/** @type {string[]} */ tokens) => together(await Promise.all(tokens.map((token) => this.index.word(token))));
    const [phrases, words, oneOf, refused] = await Promise.all([
      Promise.all(must.map(phrase)),
      Promise.all(fields.map(async ([field, word]) => within(await this.index.word(word), field))),
      Promise.all(years.map((year) => this.index.word(`@${year}`))),
      Promise.all(not.map(phrase)),
    ]);
    const needed = [...phrases, ...words];
    const allowed = (/** @type {number} */ number) =>
      needed.every((each) => each.has(number)) &&
      (!oneOf.length || oneOf.some((each) => each.has(number))) &&
      !refused.some((each) => each.has(number));
    return { needed, allowed };
  }

  /**
   * The same question with the library's own words beside those that it hardly has: an entry that has them counts as
   * if it had the others, for less.
   * @param {string[]} words
   * @param {Postings[]} found where each of the words is
   * @param {Way[]} slips
   */
  async wider(words, found, slips) {
    const wider = {
      from: /** @type {string[]} */ ([]), to: /** @type {string[]} */ ([]), tokens: /** @type {string[]} */ ([]),
      few: true, lists: found.map((each) => new Map(each)),
    };
    const asking = new Set(words);
    for (const { start, end, road } of [...slips, ...this.roadsIn(words)]) {
      const here = inAll(found.slice(start, end)).length;
      if (here >= RARE) continue;
      for (const label of road.to.slice(0, MOST_ROADS)) {
        const tokens = this.folding.folded(label);
        const unasked = tokens.filter((token) => !asking.has(token));
        if (!tokens.length || asking.size + unasked.length > (this.count > LARGE ? 3 : 16)) continue;
        for (const token of unasked) asking.add(token);
        const lists = await Promise.all(tokens.map((token) => this.index.word(token)));
        const meant = inAll(lists);
        if (!meant.length) continue;
        if (!wider.from.includes(road.label)) wider.from.push(road.label);
        wider.few &&= here < FEW;
        wider.to.push(label);
        wider.tokens.push(...tokens);
        for (const list of wider.lists.slice(start, end)) {
          for (const [number, each] of meant) if (!list.has(number)) list.set(number, { ...each, meant: MEANT });
        }
      }
    }
    return wider;
  }

  /**
   * @param {string[]} words
   * @returns {Way[]}
   */
  roadsIn(words) {
    /** @type {Way[]} */
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
   * Words that are not in the library and are likely slips, each with the nearest word that is, and the query with all of
   * them changed, where there is one for each.
   * @param {string} text
   * @param {Query} query
   * @param {string[]} missing
   * @returns {Promise<{slips: Way[], suggestion?: string, lacking?: boolean}>}
   */
  async slips(text, query, missing) {
    if (!missing.length) return { slips: [] };
    let spellings;
    try {
      spellings = await this.spellings();
    } catch {
      return { slips: [], lacking: true };
    }
    let suggestion = text.length > 200 ? "" : this.folding.plain(text);
    const slips = [];
    for (const token of missing) {
      const start = query.words.indexOf(token);
      const typed = query.texts[start];
      const better = typed.split(" ").map((word) => slip(word, spellings) ?? word).join(" ");
      if (better === typed) suggestion = "";
      else slips.push({ start, end: start + 1, road: { key: token, label: typed, to: [better], numbers: [] } });
      suggestion = suggestion.replace(typed, () => better);
    }
    return suggestion && suggestion !== this.folding.plain(text) ? { slips, suggestion } : { slips };
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
  numbers: [], passages: /** @type {any} */ (new Map()), widened: null, loose: false, missing: [], suggestion: null, jump: null, asked: true,
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
 * Entries with all of some words, and where the first of them is.
 * @param {Postings[]} lists
 */
const inAll = ([first, ...others]) => [...first].filter(([number]) => others.every((each) => each.has(number)));
