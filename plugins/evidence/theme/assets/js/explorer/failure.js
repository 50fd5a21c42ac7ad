// @ts-check
import { make } from "../making.js";

/**
 * @typedef {import("./parts.js").Parts} Parts
 * @typedef {import("./parts.js").Say} Say
 */

/**
 * Say that something could not be fetched, and nothing else: no count, no list, nothing that would pass for an answer.
 * @param {Parts} part
 * @param {string} words what could not be done
 * @param {(Node | string)[]} ways what can be done
 */
export function drawFailure({ count, items, notes, pages, sort }, words, ways) {
  count.textContent = words;
  notes.replaceChildren();
  pages.hidden = sort.hidden = true;
  items.removeAttribute("aria-busy");
  items.replaceChildren(make("li", { class: "ev-results__failed" }, ...ways));
}

/**
 * Say that something beside the results could not be fetched, once for all that is lacking.
 * @param {Parts} part
 * @param {Say} say
 * @param {() => void} again
 */
export function drawLack(part, say, again) {
  if (part.notes.querySelector("[data-lacking]")) return;
  const way = againButton(part, say, again);
  part.notes.append(make("p", { class: "ev-results__note", "data-lacking": true }, say("search.lacking"), " ", way));
}

/**
 * @param {Parts} part
 * @param {Say} say
 * @param {() => void} again
 */
export function againButton({ count }, say, again) {
  const button = make("button", { type: "button", class: "ev-copy" }, say("failed.again"));
  button.addEventListener("click", () => {
    // The button goes away with what it stands beside, and its focus would be lost.
    count.textContent = say("loading");
    count.focus({ preventScroll: true });
    again();
  });
  return button;
}
