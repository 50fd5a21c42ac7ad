// @ts-check
/**
 * What a page says to its scripts, all on one element: where the root of the site is (`data-root`), and words of the interface.
 * @param {Document} page
 * @returns {DOMStringMap}
 */
export function saidBy(page) {
  const element = page.querySelector("[data-root]");
  if (!(element instanceof HTMLElement)) throw new Error("no element of this page has data-root");
  return element.dataset;
}

/** @param {Document} page */
export function rootOf(page) {
  return new URL(saidBy(page).root ?? "", page.baseURI);
}
