// @ts-check
/** Ends each word of the index, so that a word is only ever itself (`export/search_data.py`). */
const END = "ʔ";
const HEADER = 12;

/**
 * Where a word stands: entry to what it is worth there and its places in the text.
 * @typedef {Map<number, {score: number, places: number[]}>} Postings
 */

/** The index that Pagefind made, asked for one word or phrase at a time. */
export class SearchIndex {
  /** @param {URL} root the root of the site */
  constructor(root) {
    this.folder = new URL("pagefind/", root);
    /** @type {Map<string, Promise<Postings>>} */
    this.asked = new Map();
  }

  /** @param {string} version names this build, so that a browser never mixes two */
  async open(version) {
    const pagefind = await import(new URL("pagefind.js", this.folder).href);
    await pagefind.options({ noWorker: true, metaCacheTag: version, baseUrl: "/" });
    await pagefind.init();
    this.pagefind = pagefind;
    this.numbers = await this.order(version);
  }

  /**
   * Number of each record by the name that Pagefind gives it: records stand in the index in the order
   * of their numbers. Both files are in the browser's store already, since Pagefind has just read them.
   * @param {string} version
   */
  async order(version) {
    const entry = await (await this.fetch(`pagefind-entry.json?ts=${version}`)).json();
    const { hash, page_count: count } = /** @type {any} */ (Object.values(entry.languages)[0]);
    const raw = new Uint8Array(await (await this.fetch(`pagefind.${hash}.pf_meta`)).arrayBuffer());
    const names = new TextDecoder("latin1").decode(await unpacked(raw)).match(/[a-z]{2}_[0-9a-f]{7,}/g) ?? [];
    return new Map(names.slice(0, count).map((name, number) => [name, number]));
  }

  /** @param {string} name */
  async fetch(name) {
    const answer = await fetch(new URL(name, this.folder), { cache: "force-cache" });
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return answer;
  }

  /**
   * @param {string} token as the index has it
   * @returns {Promise<Postings>}
   */
  word(token) {
    return this.once(`${token}${END}`);
  }

  /**
   * @param {string[]} tokens next to each other
   * @returns {Promise<Postings>}
   */
  phrase(tokens) {
    return this.once(tokens.length > 1 ? `"${tokens.map((each) => each + END).join(" ")}"` : `${tokens[0]}${END}`);
  }

  /** @param {string} query */
  once(query) {
    const before = this.asked.get(query);
    if (before) return before;
    const asked = this.ask(query);
    this.asked.set(query, asked);
    asked.catch(() => this.asked.delete(query));
    return asked;
  }

  /** @param {string} query */
  async ask(query) {
    const { results } = await this.pagefind.search(query);
    /** @type {Postings} */
    const found = new Map();
    for (const { id, score, words } of results) {
      const number = this.numbers?.get(id);
      if (number !== undefined) found.set(number, { score, places: words });
    }
    return found;
  }
}

/** @param {Uint8Array<ArrayBuffer>} raw gzipped, unless the server has unpacked it */
async function unpacked(raw) {
  if (new TextDecoder().decode(raw.slice(0, HEADER)) === "pagefind_dcd") return raw;
  const stream = new Blob([raw]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
