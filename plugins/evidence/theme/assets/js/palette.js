// @ts-check

/**
 * Show every palette switch of the page and let it choose, together, between the device's colours,
 * light and dark. The choice is kept in this browser; where storage is refused it lasts for the page.
 * @param {Document} page
 */
export function mountPalette(page) {
  const root = page.documentElement;
  /** @type {HTMLButtonElement[]} */
  const buttons = [...page.querySelectorAll("[data-palette-choice]")].filter(
    (element) => element instanceof HTMLButtonElement,
  );

  const show = () => {
    const now = root.dataset.palette ?? "auto";
    for (const button of buttons) {
      button.setAttribute("aria-pressed", String(button.dataset.paletteChoice === now));
    }
  };

  for (const button of buttons) {
    button.addEventListener("click", () => {
      choose(root, button.dataset.paletteChoice ?? "auto");
      show();
    });
  }
  for (const group of page.querySelectorAll("[data-palette-switch]")) group.removeAttribute("hidden");
  show();
}

/**
 * @param {HTMLElement} root
 * @param {string} choice
 */
function choose(root, choice) {
  if (choice === "auto") delete root.dataset.palette;
  else root.dataset.palette = choice;
  try {
    if (choice === "auto") localStorage.removeItem("ev-palette");
    else localStorage.setItem("ev-palette", choice);
  } catch {
    // Storage is closed to us: the choice holds for this page.
  }
}
