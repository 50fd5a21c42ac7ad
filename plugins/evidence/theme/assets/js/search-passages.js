// @ts-check
import { fetchedJson } from "./fetching.js";

/**
 * @typedef {{text: string, marks: [number, number][], path: string}} Passage
 */
const MOST_LETTERS = 260;

/** The place of a match in each result, fetched when it is shown. */
export class Passages {
  /**
   * @param {URL} folder
   * @param {string} version
   * @param {import("./fold.js").Folding} folding
   * @param {string[]} tokens words that a passage should have
   * @param {(number: number) => boolean} has whether an entry has texts at all
   */
  constructor(folder, version, folding, tokens, has) {
    this.folder = folder;
    this.version = version;
    this.folding = folding;
    this.tokens = new Set(tokens);
    this.has = has;
    /** @type {Map<number, Promise<Passage | null>>} */
    this.asked = new Map();
  }

  /**
   * @param {number} number
   * @returns {Promise<Passage | null>} null where there is nothing to show
   */
  get(number) {
    if (!this.has(number) || !this.tokens.size) return Promise.resolve(null);
    let asked = this.asked.get(number);
    if (!asked) {
      asked = this.find(number);
      this.asked.set(number, asked);
      asked.catch(() => this.asked.delete(number));
    }
    return asked;
  }

  /** @param {number} number */
  async texts(number) {
    return fetchedJson(new URL(`passages/${number}.json?v=${this.version}`, this.folder));
  }

  /** @param {number} number */
  async find(number) {
    const [path, ...texts] = await this.texts(number);
    /** @type {Passage | null} */
    let best = null;
    let most = 0;
    for (const [anchor, text] of texts) {
      const marks = this.marks(text);
      const different = new Set(marks.map(({ token }) => token)).size;
      const worth = different * 10 + Math.min(marks.length, 5) + (anchor ? 1 : 0);
      if (different && worth > most) {
        most = worth;
        best = cut(text, marks.map(({ start, end }) => [start, end]), anchor ? `${path.split("#")[0]}#${anchor}` : path);
      }
    }
    return best;
  }

  /**
   * Words of the text that are words of the query, with their places in it. A text whose folding changes its
   * length (a ligature) is searched word by word, so that places are always places in the text.
   * @param {string} text
   */
  marks(text) {
    const found = [];
    const words = [...text.matchAll(/[^\s]+/gu)].map((match) => ({ said: match[0], start: match.index ?? 0 }));
    for (let place = 0; place < words.length; place += 1) {
      for (const run of [2, 1]) {
        const last = words[place + run - 1];
        if (!last) continue;
        const said = text.slice(words[place].start, last.start + last.said.length);
        // Two words count as one only where they are a compound, such as `person centred`.
        const token = this.folding.tokens(said).find(({ token, parts }) => this.tokens.has(token) && (run === 1 || parts.length > 1))?.token;
        if (token) {
          const [before] = /^[^\p{L}\p{N}]*/u.exec(said) ?? [""];
          const [after] = /(?:['’]s)?[^\p{L}\p{N}]*$/u.exec(said) ?? [""];
          found.push({ token, start: words[place].start + before.length, end: words[place].start + said.length - after.length });
          place += run - 1;
          break;
        }
      }
    }
    return found;
  }
}

/**
 * Cut a long text around its first match, at words.
 * @param {string} text
 * @param {[number, number][]} marks
 * @param {string} path
 * @returns {Passage}
 */
function cut(text, marks, path) {
  if (text.length <= MOST_LETTERS) return { text, marks, path };
  let start = Math.max(0, marks[0][0] - 80);
  if (start > 0) start = text.indexOf(" ", start) + 1 || start;
  let end = Math.min(text.length, start + MOST_LETTERS);
  if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), marks[0][1]);
  const before = start > 0 ? "… " : "";
  const shift = before.length - start;
  return {
    text: `${before}${text.slice(start, end)}${end < text.length ? " …" : ""}`,
    marks: marks.filter(([from, to]) => from >= start && to <= end).map(([from, to]) => [from + shift, to + shift]),
    path,
  };
}
