// @ts-check
import { make } from "../making.js";

/**
 * The way to the page of results before and after.
 * @param {HTMLElement} nav
 * @param {{page: number, pages: number, say: import("./parts.js").Say, address: (page: number) => string, go: (page: number) => void}} more
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
function isPlainClick(event) {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}
