// @ts-check
import { LONGEST_QUERY } from "../filter.js";
import { make } from "../making.js";

/**
 * @typedef {import("./parts.js").Say} Say
 * @typedef {import("./view.js").View} View
 * @typedef {{say: Say, root: URL, suggest: string, ask: (words: string) => void}} Means
 *   `suggest` is the address that something lacking can be reported at, or ''
 */

/** Unknown parts of an address that are named, and the most letters of one. */
const NAMED = 5;
const LETTERS = 60;

/**
 * What a reader should know of the list: what was left out, taken for something else, or could be tried.
 * @param {HTMLElement} element
 * @param {View} view
 * @param {Means} means
 */
export function drawNotes(element, view, means) {
  const { say } = means;
  const notes = [
    ...ofAddress(view, say).map((words) => [words]), ...ofSearch(view, say).map((words) => [words]),
    ...ofOtherWays(view, means), ...ofNothing(view, means),
  ];
  element.replaceChildren(...notes.map((parts) => make("p", { class: "ev-results__note" }, ...parts)));
}

/**
 * @param {View} view
 * @param {Say} say
 */
function ofAddress({ unknown, cut }, say) {
  const notes = cut ? [say("cut", { n: LONGEST_QUERY })] : [];
  if (!unknown.length) return notes;
  const named = unknown.slice(0, NAMED).map(([name, value]) => `${shortened(name)} = ${shortened(value) || "…"}`);
  const more = unknown.length > NAMED ? `, ${say("unknown.more", { n: unknown.length - NAMED })}` : "";
  return [...notes, `${say("unknown")} ${named.join(", ")}${more}.`];
}

/** @param {string} text */
const shortened = (text) => (text.length > LETTERS ? `${text.slice(0, LETTERS)}…` : text);

/**
 * @param {View} view
 * @param {Say} say
 */
function ofSearch({ found }, say) {
  if (!found) return [];
  const notes = found.limits.map((limit) => say(`search.limit.${limit}`));
  if (found.loose) notes.unshift(say("search.loose"));
  if (found.missing.length) notes.unshift(say("search.missing", { words: found.missing.join(", ") }));
  if (found.widened) {
    const { from, to, few } = found.widened;
    notes.unshift(say(few ? "search.widened" : "search.widened.many", { from, to: to.join(", ") }));
  }
  return found.asked ? notes : [...notes, say("none.unasked")];
}

/**
 * @param {View} view
 * @param {Means} means
 */
function ofOtherWays({ found }, { say, root, ask }) {
  const notes = [];
  const { suggestion, jump } = found ?? {};
  if (suggestion) {
    const button = make("button", { type: "button", class: "ev-results__suggestion" }, suggestion);
    button.addEventListener("click", () => ask(suggestion));
    notes.push([say("search.suggestion"), " ", button]);
  }
  if (jump) notes.push([say("search.jump"), " ", make("a", { href: new URL(jump, root).href }, jump)]);
  return notes;
}

/**
 * @param {View} view
 * @param {Means} means
 */
function ofNothing({ found, numbers }, { say, suggest }) {
  if (numbers.length || (found && !found.asked)) return [];
  const lead = suggest ? [" ", make("a", { href: suggest }, say("none.suggest")), "."] : [];
  return [...(found ? [[say("none.words")]] : []), [say("none.try"), ...lead]];
}
