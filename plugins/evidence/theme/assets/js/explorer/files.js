// @ts-check
import { fetchedJson } from "../fetching.js";
import { readIndex, readLargeFacet } from "../filter.js";

/**
 * An entry as a line of results shows it.
 * @typedef {{number: number, kind: string, path: string, title: string, headline: string, meta: string[],
 *   year: number, isRetired: boolean}} Entry
 */

/** The files that the build made, each fetched once. One that fails may be asked for again. */
export class Files {
  /**
   * @param {URL} root the root of the site
   * @param {string} version of the data that the page was built with
   */
  constructor(root, version) {
    this.root = root;
    this.folder = new URL("data/explorer/", root);
    this.version = version;
    this.chunk = 4;
    /** @type {Map<string, Promise<any>>} */
    this.asked = new Map();
    /** @type {Map<number, Entry>} */
    this.entries = new Map();
    /** @type {import("../filter.js").Index | null} */
    this.read = null;
  }

  /**
   * @param {string[]} large facets whose values have files of their own and are needed too
   * @returns {Promise<import("../filter.js").Index>} the same one each time
   */
  async index(large = []) {
    this.read ??= readIndex(await this.fetch("index.json"));
    const index = this.read;
    this.chunk = index.chunk;
    const missing = large.filter((id) => !index.facets.has(id));
    await Promise.all(missing.map(async (id) => index.facets.set(id, readLargeFacet(await this.fetch(`${id}.json`)))));
    return index;
  }

  /**
   * @param {number} number
   * @returns {Entry | undefined} the entry, if it is here already
   */
  entry(number) {
    return this.entries.get(number);
  }

  /**
   * @param {Iterable<number>} numbers
   * @returns {Promise<Entry[]>} in the order asked for
   */
  async load(numbers) {
    const wanted = [...numbers];
    const missing = wanted.filter((number) => !this.entries.has(number));
    const chunks = new Set(missing.map((number) => Math.floor(number / this.chunk)));
    await Promise.all([...chunks].map((chunk) => this.loadChunk(chunk)));
    return wanted.flatMap((number) => this.entries.get(number) ?? []);
  }

  /** @param {number} chunk */
  async loadChunk(chunk) {
    const rows = await this.fetch(`entries/${chunk}.json`);
    rows.forEach((/** @type {any[]} */ row, /** @type {number} */ place) => {
      const [kind, path, title, headline, meta, year, retired] = row;
      const number = chunk * this.chunk + place;
      this.entries.set(number, { number, kind, path, title, headline, meta, year, isRetired: retired === 1 });
    });
  }

  /** @param {string} name */
  fetch(name) {
    const before = this.asked.get(name);
    if (before) return before;
    const asked = fetchedJson(new URL(`${name}?v=${this.version}`, this.folder));
    this.asked.set(name, asked);
    asked.catch(() => this.asked.delete(name));
    return asked;
  }
}
