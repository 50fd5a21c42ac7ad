// @ts-check

/**
 * Open every `details` of the page while it is printed, since paper cannot be clicked; raw data stays
 * out. Browsers whose style sheets can do this need no help, the others do.
 * @param {Window & typeof globalThis} view
 */
export function mountPrinting(view) {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  view.addEventListener("beforeprint", () => {
    opened = [...view.document.querySelectorAll("main details:not([open], .ev-details)")].filter(
      (element) => element instanceof view.HTMLDetailsElement,
    );
    for (const details of opened) details.open = true;
  });
  view.addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
    opened = [];
  });
}
