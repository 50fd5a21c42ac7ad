// @ts-check
import { imported } from "../fetching.js";

/** @typedef {import("../search.js").Found} Found */

/** What words were found in. The last answer is kept, since other choices are made with the same words; a failure is not. */
export class Words {
  /** @param {import("./files.js").Files} files */
  constructor(files) {
    this.files = files;
    this.forget();
  }

  /** Look for the same words anew the next time. */
  forget() {
    this.words = "";
    /** @type {Found | null} */
    this.answer = null;
  }

  /**
   * @param {string} words
   * @returns {Found | null} the answer, if it is here already
   */
  known(words) {
    return words && words === this.words ? this.answer : null;
  }

  /**
   * @param {string} words
   * @returns {Promise<Found | null>} null where the words could not be looked for
   */
  async find(words) {
    try {
      const { search } = await imported(new URL("../search.js", import.meta.url));
      /** @type {Found} */
      const found = await search(words, this.files);
      if (found.failed) return null;
      this.words = words;
      this.answer = found;
      return found;
    } catch {
      return null;
    }
  }
}
