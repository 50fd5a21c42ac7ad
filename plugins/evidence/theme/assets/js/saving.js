// @ts-check
import { make } from "./making.js";

/**
 * Let links to the entry of a page save it as a file: `data-save` is its name. Without this they lead to where it stands.
 * @param {Document} page
 */
export function mountSaving(page) {
  for (const link of page.querySelectorAll("a[data-save]")) {
    if (!(link instanceof HTMLAnchorElement)) continue;
    link.addEventListener("click", (event) => {
      const entry = entryOf(page);
      if (!entry) return;
      event.preventDefault();
      save(link.dataset.save ?? "", entry, TYPES.bib);
    });
  }
}

export const TYPES = /** @type {const} */ ({ bib: "application/x-bibtex", ris: "application/x-research-info-systems" });

/**
 * @param {Document} page
 * @returns {string} what the page is about, as BibTeX; '' where it says none
 */
export const entryOf = (page) => page.getElementById("bibtex")?.textContent ?? "";

/**
 * @param {string} name
 * @param {string} text
 * @param {string} type
 */
export function save(name, text, type) {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  make("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
