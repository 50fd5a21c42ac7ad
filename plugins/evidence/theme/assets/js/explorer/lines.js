// @ts-check
import { make } from "../making.js";
import { PER_PAGE } from "./view.js";

/**
 * @typedef {import("./files.js").Entry} Entry
 * @typedef {import("./parts.js").Say} Say
 * @typedef {import("../search-passages.js").Passage} Passage
 */

/**
 * @param {HTMLOListElement} list
 * @param {readonly Entry[]} entries those of the page
 * @param {number} page
 * @param {{root: URL, say: Say}} more
 */
export function drawLines(list, entries, page, { root, say }) {
  list.removeAttribute("aria-busy"); // whoever set it: what was asked before may have been given up
  list.start = (page - 1) * PER_PAGE + 1;
  list.replaceChildren(...entries.map((entry) => lineOf(entry, root, say)));
}

/**
 * @param {Entry} entry
 * @param {URL} root
 * @param {Say} say
 */
function lineOf({ number, kind, path, title, headline, meta, isRetired }, root, say) {
  return make(
    "li", { class: "ev-item ev-result", "data-number": String(number), "data-kind": kind },
    make("label", { class: "ev-result__select" }, make("input", { type: "checkbox", "aria-label": say("select", { title }) })),
    make(
      "div", { class: "ev-result__body" },
      make("p", { class: "ev-item__kind" }, say(`kind.${kind}`)),
      make(
        "h3", { class: "ev-item__title" },
        make("a", { href: new URL(path, root).href }, title),
        ...(isRetired ? [" ", make("span", { class: "ev-badge ev-badge--retired" }, say("status.retired"))] : []),
      ),
      headline && make("p", { class: kind === "study" ? "ev-item__headline ev-result__source" : "ev-item__headline" }, headline),
      meta.length > 0 && make("p", { class: "ev-item__meta" }, ...meta.flatMap((text) => [make("span", {}, text), " "])),
    ),
  );
}

/**
 * Call `follow` with the entry when a link of its line is followed.
 * @param {HTMLOListElement} list
 * @param {(number: number, href: string) => void} follow
 */
export function mountLines(list, follow) {
  list.addEventListener("click", ({ target }) => {
    const link = target instanceof Element ? target.closest("a") : null;
    const number = numberOf(link);
    if (link && number !== null) follow(number, link.href);
  });
}

/**
 * @param {Element | null} element
 * @returns {number | null} the entry in whose line it stands
 */
export function numberOf(element) {
  const line = element?.closest("[data-number]");
  return line instanceof HTMLElement ? Number(line.dataset.number) : null;
}

/**
 * Bring a reader who comes back from an entry to its line.
 * @param {HTMLOListElement} list
 * @param {number | null} number
 */
export function goBackTo(list, number) {
  const link = number !== null && list.querySelector(`[data-number="${number}"] h3 a`);
  if (!(link instanceof HTMLElement)) return;
  link.focus({ preventScroll: true });
  link.scrollIntoView({ block: "center", behavior: "instant" });
}
