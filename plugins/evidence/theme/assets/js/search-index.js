// @ts-check
import { ALPHABET, numbersIn, numbersOf } from "./filter.js";

/**
 * The index that the build made, in parts that are fetched as they are needed. `search/README.md` says what stands in them.
 *
 * Where a word stands: entry to what it is worth there, the fields that it is in, and its places in the text. `meant` is
 * less than 1 where it stands for another word.
 * @typedef {Map<number, {worth: number, marks: number, places: readonly number[], meant?: number}>} Postings
 * @typedef {{version: string, index: string[]}} Directory `index` has what the words of each part begin with
 * @typedef {(part: number) => Promise<string>} Read fetches a part, from wherever it is
 */

/** Fields that can be asked for by themselves, as the marks of a word have them. */
const MARKS = { title: 1, author: 2 };

const RELEASE = "evidence-search-1";
const END = ".";

/** The site was built anew since what names the parts was fetched. */
export class OtherBuild extends Error {}

export class SearchIndex {
  /**
   * @param {Directory} directory
   * @param {Read} read
   */
  constructor({ version, index }, read) {
    this.version = version;
    this.beginnings = index;
    this.read = read;
    /** @type {Map<number, Promise<Map<string, string>>>} */
    this.parts = new Map();
  }

  /**
   * @param {string} word as the index has it
   * @returns {Promise<Postings>} nothing where no entry has it; where that is not known, it rejects
   */
  async word(word) {
    const letters = (await this.part(this.placeOf(word))).get(word);
    return letters === undefined ? new Map() : postingsOf(letters);
  }

  /**
   * @param {string} start
   * @param {number} most
   * @returns {Promise<string[]>} words that begin like this, in order
   */
  async beginningWith(start, most) {
    const found = [];
    for (let place = this.placeOf(start); place < this.beginnings.length && found.length <= most; place += 1) {
      if (this.beginnings[place] > start && !this.beginnings[place].startsWith(start)) break;
      for (const word of (await this.part(place)).keys()) if (word.startsWith(start)) found.push(word);
    }
    return found;
  }

  /**
   * The last part that does not begin after a word.
   * @param {string} word
   */
  placeOf(word) {
    let [low, high] = [0, this.beginnings.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.beginnings[middle] <= word) low = middle;
      else high = middle;
    }
    return low;
  }

  /**
   * A part, fetched once; one that does not come, or not whole, is not kept.
   * @param {number} place
   */
  part(place) {
    let asked = this.parts.get(place);
    if (!asked) {
      asked = this.read(place).then((text) => linesOf(text, this.version));
      this.parts.set(place, asked);
      asked.catch(() => this.parts.delete(place));
    }
    return asked;
  }
}

/**
 * @param {string} text of a part
 * @param {string} version
 * @returns {Map<string, string>} each word with its letters
 */
function linesOf(text, version) {
  const lines = text.split("\n");
  const [release, other] = (lines[0] ?? "").split(" ");
  if (release !== RELEASE || lines[lines.length - 1] !== END) throw new Error("not a whole part of a search index");
  if (other !== version) throw new OtherBuild("a part of the search index of another build");
  const words = new Map();
  let word = "";
  for (const line of lines.slice(1, -1)) {
    const end = line.indexOf(" ");
    word = word.slice(0, ALPHABET.indexOf(line[0])) + line.slice(1, end);
    words.set(word, line.slice(end + 1));
  }
  return words;
}

/**
 * @param {string} letters
 * @returns {Postings}
 */
function postingsOf(letters) {
  const [numbers, worths = "", places = ""] = letters.split(" ");
  const written = numbersIn(places);
  let next = 0;
  const found = new Map();
  numbersOf(numbers).forEach((number, row) => {
    const value = row < worths.length ? ALPHABET.indexOf(worths[row]) : 0;
    const here = [];
    let last = 0;
    if (next < written.length) for (let left = written[next++] + 1; left > 0; left -= 1) here.push((last += written[next++]));
    found.set(number, { worth: 2 ** ((value >> 2) / 3) / 2, marks: value & 3, places: here });
  });
  return found;
}

/**
 * Where words stand next to each other, in this order.
 * @param {Postings[]} words
 * @returns {Postings}
 */
export function together([first, ...others]) {
  const found = new Map();
  for (const [number, here] of first) {
    const following = others.map((each) => new Set(each.get(number)?.places));
    const places = here.places.filter((place) => following.every((each, after) => each.has(place + after + 1)));
    if (places.length) found.set(number, { ...here, places });
  }
  return found;
}

/**
 * Where any of several words stands: of each entry the word that is worth most there.
 * @param {Postings[]} words
 * @returns {Postings}
 */
export function anyOf(words) {
  if (words.length === 1) return words[0];
  /** @type {Postings} */
  const all = new Map();
  for (const [number, here] of words.flatMap((each) => [...each])) {
    const before = all.get(number);
    if (!before || before.worth < here.worth) all.set(number, here);
  }
  return all;
}

/**
 * Where a word stands in one field.
 * @param {Postings} postings
 * @param {keyof typeof MARKS} field
 * @returns {Postings}
 */
export function within(postings, field) {
  return new Map([...postings].filter(([, { marks }]) => marks & MARKS[field]));
}
