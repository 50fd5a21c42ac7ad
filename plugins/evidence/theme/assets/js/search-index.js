// @ts-check
import { fetched, imported } from "./fetching.js";

/** Ends each word of the index, so that a word is only ever itself (`search/index_text.py`). */
const END = "ʔ";
const SIGNATURE = "pagefind_dcd";

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
    this.parts = partsOf(this.folder);
    this.failures = this.parts.failures;
  }

  /** @param {string} version names this build, so that a browser never mixes two */
  async open(version) {
    const [pagefind, meta] = await Promise.all([imported(new URL("pagefind.js", this.folder)), this.first(version)]);
    this.pagefind = pagefind.createInstance({ noWorker: true, metaCacheTag: version, baseUrl: "/" });
    await this.pagefind.init();
    this.numbers = meta;
  }

  /**
   * Number of each record by the name that Pagefind gives it: records stand in the index in the order of their
   * numbers. All that Pagefind needs to start is fetched here, since it does not say when it could not start.
   * @param {string} version
   */
  async first(version) {
    const entry = JSON.parse(text(await this.parts.keep(`pagefind-entry.json?ts=${version}`)));
    const { hash, wasm, page_count: count } = /** @type {any} */ (Object.values(entry.languages)[0]);
    const [meta] = await Promise.all([
      this.parts.keep(`pagefind.${hash}.pf_meta`), this.parts.keep(`wasm.${wasm ?? "unknown"}.pagefind`),
    ]);
    const names = new TextDecoder("latin1").decode(meta).match(/[a-z]{2}_[0-9a-f]{7,}/g) ?? [];
    return new Map(names.slice(0, count).map((name, number) => [name, number]));
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
    // Pagefind keeps quiet about a part that did not come, for this question and for every later one that needs it.
    if (this.parts.failures !== this.failures) throw new Error("a part of the search index did not come");
    /** @type {Postings} */
    const found = new Map();
    for (const { id, score, words } of results) {
      const number = this.numbers?.get(id);
      if (number !== undefined) found.set(number, { score, places: words });
    }
    return found;
  }
}

/**
 * The files of Pagefind's folder, looked at before Pagefind gets them: it tells nobody of one that did not come or came
 * damaged, and answers as if its words were nowhere.
 */
class Parts {
  /** @param {URL} folder */
  constructor(folder) {
    this.folder = folder;
    this.failures = 0;
    /** @type {Map<string, Promise<Uint8Array<ArrayBuffer>>>} */
    this.kept = new Map();
    const plain = window.fetch.bind(window);
    window.fetch = async (input, options) => {
      const url = new URL(input instanceof Request ? input.url : String(input), document.baseURI);
      if (!url.href.startsWith(folder.href) || options?.signal) return plain(input, options);
      return new Response(await (this.kept.get(url.href) ?? this.get(url)));
    };
  }

  /**
   * @param {string} name of a file that is fetched now and used by Pagefind soon
   */
  keep(name) {
    const url = new URL(name, this.folder);
    let asked = this.kept.get(url.href);
    if (!asked) {
      asked = this.get(url);
      this.kept.set(url.href, asked);
      asked.catch(() => this.kept.delete(url.href));
    }
    return asked;
  }

  /** @param {URL} url */
  async get(url) {
    try {
      const raw = new Uint8Array(await (await fetched(url)).arrayBuffer());
      return url.pathname.endsWith(".json") ? raw : await unpacked(raw);
    } catch (error) {
      this.failures += 1;
      throw error;
    }
  }
}

/** @type {Parts | null} */
let parts = null;

/** @param {URL} folder */
function partsOf(folder) {
  parts ??= new Parts(folder);
  return parts;
}

/**
 * @param {Uint8Array<ArrayBuffer>} raw gzipped, unless the server has unpacked it
 * @returns {Promise<Uint8Array<ArrayBuffer>>} as Pagefind takes it, too
 */
async function unpacked(raw) {
  const bytes = isPlain(raw)
    ? raw
    : new Uint8Array(await new Response(new Blob([raw]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
  if (!isPlain(bytes)) throw new Error("not a part of the search index");
  return bytes;
}

/** @param {Uint8Array} bytes */
const isPlain = (bytes) => text(bytes.slice(0, SIGNATURE.length)) === SIGNATURE;

/** @param {Uint8Array} bytes */
const text = (bytes) => new TextDecoder().decode(bytes);
