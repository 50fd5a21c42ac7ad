// @ts-check
/**
 * The places of the page that the explorer fills, as its template has them.
 *
 * @typedef {(key: string, values?: Record<string, string | number>) => string} Say words of the interface
 * @typedef {{id: string, name: string, years: boolean, large: boolean, element: HTMLDetailsElement}} Facet
 * @typedef {ReturnType<typeof partsOf>} Parts
 */

/** @param {HTMLElement} element */
export function partsOf(element) {
  const find = (/** @type {string} */ name) => /** @type {HTMLElement} */ (element.querySelector(`[data-${name}]`));
  return {
    filters: /** @type {HTMLDetailsElement} */ (find("filters")),
    find: /** @type {HTMLFormElement} */ (find("find")),
    words: /** @type {HTMLInputElement} */ (element.querySelector("#find-words")),
    results: find("results"),
    count: find("count"),
    sort: find("sort"),
    notes: find("notes"),
    chips: find("chips"),
    selection: find("selection"),
    items: /** @type {HTMLOListElement} */ (find("items")),
    pages: find("pages"),
    said: find("said"),
  };
}

/**
 * @param {HTMLElement} element
 * @returns {Facet[]}
 */
export function facetsOf(element) {
  const facets = /** @type {HTMLDetailsElement[]} */ ([...element.querySelectorAll("[data-facet]")]);
  return facets.map((each) => ({
    id: each.dataset.facet ?? "",
    name: each.querySelector(".ev-facet__name")?.textContent ?? "",
    years: "years" in each.dataset,
    large: "large" in each.dataset,
    element: each,
  }));
}

/**
 * Listen for as long as an element is a part of the page. Where a page changes without being read anew, nothing is left behind.
 * @template {keyof WindowEventMap} Type
 * @param {Element} element
 * @param {EventTarget} target
 * @param {Type} type
 * @param {(event: WindowEventMap[Type]) => void} listener
 */
export function listenWhile(element, target, type, listener) {
  const listen = (/** @type {any} */ event) => {
    if (element.isConnected) listener(event);
    else target.removeEventListener(type, listen);
  };
  target.addEventListener(type, listen);
}

/**
 * In a narrow window the facets wait behind one line; in a wide one they stand beside the results.
 * @param {Element} element
 * @param {HTMLDetailsElement} filters
 */
export function foldFilters(element, filters) {
  const wide = window.matchMedia("(min-width: 60rem)");
  const fit = () => (filters.open = wide.matches);
  listenWhile(element, wide, "change", fit);
  fit();
}

/**
 * Ways past the facets, to the first result.
 * @param {Parts} part
 */
export function mountSkips({ items, count }) {
  for (const link of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-skip-results]"))) {
    link.hidden = false;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const first = items.querySelector("h3 a, button") ?? count;
      /** @type {HTMLElement} */ (first).focus();
    });
  }
}

/**
 * Tell a screen reader what a change led to. What is told at once after something else takes its place.
 * @param {HTMLElement} element
 * @returns {(words: string) => void}
 */
export function teller(element) {
  let telling = 0;
  return (words) => {
    clearTimeout(telling);
    // Emptied first: the same words twice would not be announced again.
    element.textContent = "";
    telling = window.setTimeout(() => (element.textContent = words), 150);
  };
}
