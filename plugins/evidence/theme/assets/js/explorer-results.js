// @ts-check
import { make } from "./making.js";

/**
 * @typedef {import("./explorer-data.js").Entry} Entry
 * @typedef {import("./explorer-facets.js").Say} Say
 * @typedef {{text: string, marks?: [number, number][], path?: string, title?: string}} Passage
 */

export const PER_PAGE = 25;

/**
 * @param {Entry} entry
 * @param {{root: URL, say: Say, selected: boolean, passage?: Passage | null,
 *   select: (number: number, on: boolean) => void, follow: (number: number, href: string) => void}} more
 */
export function resultLine(entry, { root, say, selected, passage, select, follow }) {
  const box = make("input", { type: "checkbox", "aria-label": say("select", { title: entry.title }) });
  box.checked = selected;
  box.addEventListener("change", () => select(entry.number, box.checked));
  const link = make("a", { href: new URL(entry.path, root).href }, entry.title);
  link.addEventListener("click", () => follow(entry.number, link.href));
  const item = make(
    "li", { class: "ev-item ev-result", "data-number": String(entry.number), "data-kind": entry.kind },
    make("label", { class: "ev-result__select" }, box),
    make(
      "div", { class: "ev-result__body" },
      make("p", { class: "ev-item__kind" }, say(`kind.${entry.kind}`)),
      make("h3", { class: "ev-item__title" }, link),
      entry.headline && make("p", { class: entry.kind === "study" ? "ev-item__headline ev-result__source" : "ev-item__headline" }, entry.headline),
      entry.meta.length > 0 && make("p", { class: "ev-item__meta" }, ...entry.meta.flatMap((text) => [make("span", {}, text), " "])),
    ),
  );
  if (passage) addPassage(item, passage, { root, say, follow: (href) => follow(entry.number, href) });
  return item;
}

/**
 * Show where the words were found, with a way to the very place.
 * @param {Element} item
 * @param {Passage} passage
 * @param {{root: URL, say: Say, follow: (href: string) => void}} more
 */
export function addPassage(item, passage, { root, say, follow }) {
  if (!passage.text || item.querySelector(".ev-result__passage")) return;
  const words = marked(passage.text, passage.marks ?? []);
  const line = make("p", { class: "ev-result__passage" });
  const own = item.querySelector("h3 a");
  if (passage.path && own instanceof HTMLAnchorElement) {
    const link = make("a", { href: new URL(passage.path, root).href }, ...words);
    if (link.href === own.href) line.append(...words);
    else {
      link.addEventListener("click", () => follow(link.href));
      line.append(make("span", { class: "ev-result__where" }, say("found.in")), " ", link);
    }
  } else line.append(...words);
  item.querySelector(".ev-result__body")?.append(line);
}

/**
 * @param {string} text
 * @param {[number, number][]} marks where the words begin and end, in order
 */
function marked(text, marks) {
  /** @type {(string | Node)[]} */
  const parts = [];
  let last = 0;
  for (const [start, end] of marks) {
    if (!(start >= last && end > start && end <= text.length)) continue;
    parts.push(text.slice(last, start), make("mark", {}, text.slice(start, end)));
    last = end;
  }
  return [...parts, text.slice(last)];
}

/**
 * The way to the page of results before and after.
 * @param {HTMLElement} nav
 * @param {{page: number, pages: number, say: Say, address: (page: number) => string, go: (page: number) => void}} more
 */
export function drawPages(nav, { page, pages, say, address, go }) {
  const link = (/** @type {number} */ to, /** @type {string} */ rel, /** @type {string} */ words) => {
    if (to < 1 || to > pages) return null;
    const element = make("a", { href: address(to), rel }, words);
    element.addEventListener("click", (event) => {
      if (isPlainClick(event)) {
        event.preventDefault();
        go(to);
      }
    });
    return element;
  };
  nav.hidden = pages < 2;
  nav.replaceChildren(
    ...[
      link(page - 1, "prev", say("pages.previous")),
      make("span", {}, say("results.page", { n: page, of: pages })),
      link(page + 1, "next", say("pages.next")),
    ].filter((each) => each !== null),
  );
}

/** @param {MouseEvent} event */
export function isPlainClick(event) {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}
