// @ts-check
/**
 * Words of a query as the index has them. The build does the same to what it indexes, with the
 * same table (`library/folding.py`): whoever changes one changes the other.
 * @typedef {{letters: Record<string, string>, apostrophes: string, hyphens: string, invisible: string,
 *   spelling: [string, string, number][], whole: Record<string, string>, endings: [string, string, number][][],
 *   stop: string[], before: string[], longest: number}} Table
 * @typedef {{word: string, start: number, end: number, joined: boolean}} Written
 */

const WORD = /[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu;

export class Folding {
  /**
   * @param {Table} table
   * @param {Iterable<string>} joined pairs of words that count as one
   */
  constructor(table, joined) {
    this.table = table;
    this.joined = new Set(joined);
    /** @type {Map<string, string[]> | null} */
    this.parts = null;
    this.stop = new Set(table.stop);
    this.whole = new Map(Object.entries(table.whole));
    this.roots = new Set(this.whole.values());
    /** @type {Map<string, string>} */
    this.letters = new Map(Object.entries(table.letters));
    for (const each of table.hyphens) this.letters.set(each, "-");
    for (const each of table.apostrophes) this.letters.set(each, "'");
    for (const each of table.invisible) this.letters.set(each, "");
  }

  /** @param {string} text */
  plain(text) {
    const apart = this.replaced(text).normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase();
    return this.replaced(apart).replace(/\p{Mn}/gu, "");
  }

  /** @param {string} text */
  replaced(text) {
    return [...text].map((each) => this.letters.get(each) ?? each).join("");
  }

  /**
   * @param {string} text
   * @returns {Written[]} with their places in the plain text
   */
  written(text) {
    const plain = this.plain(text);
    let last = 0;
    return [...plain.matchAll(WORD)].map((match) => {
      const start = match.index ?? 0;
      const word = match[0].replace(/'s$/, "").replaceAll("'", "").slice(0, this.table.longest);
      const joined = last > 0 && plain.slice(last, start) === "-";
      last = start + match[0].length;
      return { word, start, end: last, joined };
    });
  }

  /** @param {string} word */
  spelt(word) {
    for (const [old, now, least] of this.table.spelling) {
      if (word.length >= least) word = word.replaceAll(old, now);
    }
    return word;
  }

  /** @param {string} word */
  root(word) {
    word = this.whole.get(word) ?? word;
    if (this.roots.has(word) || word.length < 4 || !/^\p{L}+$/u.test(word)) return word;
    word = this.spelt(word);
    for (const group of this.table.endings) {
      const fit = group.find(([ending, , least]) => word.endsWith(ending) && word.length - ending.length >= least);
      if (fit) word = word.slice(0, word.length - fit[0].length) + fit[1];
    }
    return word;
  }

  /**
   * Each word with the words of the text that it was made of.
   * @param {string} text
   * @returns {{token: string, parts: Written[]}[]} stop words are left out
   */
  tokens(text) {
    const words = this.written(text);
    const found = [];
    for (let place = 0; place < words.length; ) {
      let run = 1;
      while (place + run < words.length && this.isPair(words[place + run - 1].word, words[place + run].word)) run += 1;
      const parts = words.slice(place, place + run);
      place += run;
      if (run === 1 && this.stop.has(parts[0].word)) continue;
      found.push({ token: this.root(parts.map((each) => each.word).join("").slice(0, this.table.longest)), parts });
    }
    return found;
  }

  /**
   * @param {string} text
   * @returns {string[]}
   */
  folded(text) {
    return this.tokens(text).map(({ token }) => token);
  }

  /** @param {string} first @param {string} second */
  isPair(first, second) {
    return this.joined.has(`${this.spelt(first)} ${this.root(second)}`);
  }

  /**
   * What a compound is made of, however it was written.
   * @param {string} token
   */
  partsOf(token) {
    this.parts ??= new Map([...this.joined].map((pair) => [pair.replace(" ", ""), pair.split(" ")]));
    return (this.parts.get(token) ?? []).filter((part) => !this.stop.has(part)).map((part) => this.root(part));
  }

  /** @param {string} text */
  identifier(text) {
    let left = this.plain(text).trim();
    for (const before of this.table.before) {
      if (left.startsWith(before)) left = left.slice(before.length).trim();
    }
    return [...left].filter((each) => /[\p{L}\p{N}]/u.test(each)).join("");
  }
}
