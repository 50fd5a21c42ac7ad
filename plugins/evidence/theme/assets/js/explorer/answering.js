// @ts-check
import { knownOf, viewOf } from "./view.js";

/**
 * @typedef {import("./files.js").Entry} Entry
 * @typedef {import("./view.js").Asked} Asked
 * @typedef {import("./view.js").Index} Index
 * @typedef {import("./view.js").View} View
 * @typedef {{at: "chosen", index: Index, asked: Asked} | {at: "searching"} | {at: "counted", index: Index, view: View}
 *   | {at: "found", view: View} | {at: "fetching"} | {at: "listed", view: View, entries: Entry[]}
 *   | {at: "failed", lacking: "lists" | "words"}} Step
 */

/**
 * Find what an address asks for, and tell each step as what it needs comes, so that a reader sees on a slow line what is known.
 * Nothing here touches a page. Whoever has asked for something else meanwhile stops listening.
 * @param {Asked} asked
 * @param {string[]} large facets that are asked for and have a file of their own
 * @param {{files: import("./files.js").Files, words: import("./words.js").Words}} requests
 * @returns {AsyncGenerator<Step, void, void>}
 */
export async function* answering(asked, large, { files, words }) {
  const index = await files.index(large).catch(() => null);
  if (!index) return yield { at: "failed", lacking: "lists" };
  const known = knownOf(index, asked);
  yield { at: "chosen", index, asked: known };
  const { q } = known.state;
  let found = words.known(q);
  if (q && !found) {
    yield { at: "searching" };
    found = await words.find(q);
  }
  const view = viewOf(index, known, found);
  yield { at: "counted", index, view };
  // Without an answer to the words nothing is known of how much there is.
  if (q && !found) return yield { at: "failed", lacking: "words" };
  yield { at: "found", view };
  if (view.shown.some((number) => !files.entry(number))) yield { at: "fetching" };
  const entries = await files.load(view.shown).catch(() => null);
  yield entries ? { at: "listed", view, entries } : { at: "failed", lacking: "lists" };
}
