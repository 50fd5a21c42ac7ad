// @ts-check
import { Folding, hashed } from "./fold.js";
import { SearchIndex } from "./search-index.js";
import { Passages } from "./search-passages.js";
import { isEmpty, readQuery } from "./search-query.js";
import { ranked } from "./search-rank.js";
import { nearest } from "./search-spelling.js";

/**
 * What a search found. `numbers` are entries, best first; `widened` says which words were also taken for which
 * others; `loose` is set where entries follow that have most of the words.
 * @typedef {{numbers: number[], passages: Passages, widened: {from: string, to: string[]} | null, loose: boolean,
 *   suggestion: string | null, jump: string | null, failed: boolean}} Found
 * @typedef {{version: string, load(numbers: number[]): Promise<{path: string}[]>}} Files
 * @typedef {{key: string, label: string, to: string[], numbers: number[]}} Road
 */

const ROOT = new URL("../../", import.meta.url);
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
    opened ??= Search.open(files.version);
    return await (await opened).find(query, files);
  } catch (error) {
    opened = null; // the next search tries again
    console.warn("search:", error);
    return { ...nothing(), failed: true };
  }
}

class Search {
  /** @param {string} version of the build */
  static async open(version) {
    const index = new SearchIndex(ROOT);
    const folder = new URL("data/search/", ROOT);
    const answer = await fetch(new URL(`words.json?v=${version}`, folder));
    if (!answer.ok) throw new Error(`words.json: ${answer.status}`);
    const words = await answer.json();
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
    if (known.length) {
      const jump = known.length === 1 ? await files.load(known).then(([entry]) => entry.path).catch(() => null) : null;
      return { ...nothing(), passages: this.passages([]), numbers: known, jump };
    }
    const query = readQuery(text, this.folding);
    if (isEmpty(query)) return { ...nothing(), passages: this.passages([]) };
    const allowed = await this.allowed(query);
    const found = await Promise.all(query.words.map((word) => this.index.word(word)));
    const named = new Set(query.only ? [] : this.roads.get(query.words.join(" "))?.numbers);
    const how = { allowed, kindOf: (/** @type {number} */ number) => this.kindOf(number), named, count: this.count };
    const tokens = new Set([...query.words, ...query.must.flat(), ...query.fields.filter((each) => each.startsWith("zt")).map((each) => each.slice(2))]);
    const missing = query.words.filter((_, place) => found[place].size === 0);
    const suggestion = async () => (missing.length ? this.suggest(text, query, missing) : null);
    if (!found.length || query.only) {
      const numbers = found.length ? ranked(found, { ...how, least: 1 }) : await this.allOf(query, allowed);
      return { ...nothing(), numbers, passages: this.passages([...tokens]), suggestion: await suggestion() };
    }
    // A word that is nowhere is told of, and the others are looked for.
    let lists = found.filter((each) => each.size);
    let numbers = ranked(lists, { ...how, least: 1 });
    let widened = null;
    if (numbers.length < (this.count > LARGE ? FEW : MANY)) {
      const wider = await this.wider(query.words, found);
      const more = ranked(wider.lists, { ...how, least: 1 });
      if (wider.lists.length > lists.length || more.some((number) => !numbers.includes(number))) {
        widened = { from: wider.from, to: wider.to };
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
    return {
      ...nothing(),
      numbers,
      passages: this.passages([...tokens]),
      widened,
      loose: numbers.length > strict || (missing.length > 0 && numbers.length > 0),
      suggestion: widened ? null : await suggestion(),
    };
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
   */
  async allowed({ must, fields, years, not }) {
    const [phrases, words, oneOf, refused] = await Promise.all([
      Promise.all(must.map((tokens) => this.phrase(tokens))),
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
   * @returns {Promise<{has(number: number): boolean}>}
   */
  async phrase(tokens) {
    if (tokens.length === 1) return this.index.word(tokens[0]);
    const [sure, ...lists] = await Promise.all([this.index.phrase(tokens), ...tokens.map((token) => this.index.word(token))]);
    const possible = ranked(lists, {
      allowed: (number) => !sure.has(number) && this.kindOf(number) !== "reference",
      kindOf: (number) => this.kindOf(number), named: new Set(), count: this.count, least: 1,
    }).slice(0, MOST_READ);
    const texts = this.passages(tokens);
    const here = await Promise.all(possible.map((number) => texts.say(number, tokens).catch(() => false)));
    return new Set([...sure.keys(), ...possible.filter((_, place) => here[place])]);
  }

  /**
   * Entries of a query that has no plain words.
   * @param {import("./search-query.js").Query} query
   * @param {(number: number) => boolean} allowed
   */
  async allOf({ must, fields, years }, allowed) {
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
    const wider = { from: "", to: /** @type {string[]} */ ([]), tokens: /** @type {string[]} */ ([]), lists: found.map((each) => new Map(each)) };
    const asking = new Set(words);
    for (const { start, end, road } of this.roadsIn(words)) {
      for (const label of road.to.slice(0, MOST_ROADS)) {
        const tokens = this.folding.folded(label);
        const unasked = tokens.filter((token) => !asking.has(token));
        if (!tokens.length || asking.size + unasked.length > (this.count > LARGE ? 3 : 16)) continue;
        for (const token of unasked) asking.add(token);
        const [first, ...others] = await Promise.all(tokens.map((token) => this.index.word(token)));
        const meant = [...first].filter(([number]) => others.every((each) => each.has(number)));
        if (!meant.length) continue;
        wider.from ||= road.label;
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
   * The query with each word that is not in the library changed to the nearest that is.
   * @param {string} text
   * @param {import("./search-query.js").Query} query
   * @param {string[]} missing
   */
  async suggest(text, query, missing) {
    this.spellings ??= fetch(new URL(`spelling.txt?v=${this.version}`, this.folder))
      .then((answer) => (answer.ok ? answer.text() : ""))
      .then((words) => words.split("\n").filter(Boolean))
      .catch(() => /** @type {string[]} */ ([]));
    const known = await this.spellings;
    let suggested = text.length > 200 ? "" : this.folding.plain(text);
    for (const token of missing) {
      const typed = query.texts[query.words.indexOf(token)];
      const better = typed.split(" ").map((word) => nearest(word, known) ?? word).join(" ");
      if (better === typed) return null;
      suggested = suggested.replace(typed, () => better);
    }
    return suggested && suggested !== this.folding.plain(text) ? suggested : null;
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
  numbers: [], passages: /** @type {any} */ (new Map()), widened: null, loose: false, suggestion: null, jump: null, failed: false,
});
