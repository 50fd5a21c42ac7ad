// @ts-check
import { mountCitationCards } from "./citation-card.js";
import { mountCopying } from "./copy.js";
import { imported } from "./fetching.js";
import { mountPalette } from "./palette.js";
import { mountPrinting } from "./printing.js";
import { whenReady } from "./unready.js";

mountPalette(document);
mountCopying(document);
mountCitationCards(document);
mountPrinting(window);

// What only some pages need is fetched only there.
const root = new URL("../../", import.meta.url);
const explorer = document.querySelector("[data-explorer]");
if (explorer instanceof HTMLElement) {
  whenReady(document, () => imported(new URL("./explorer.js", import.meta.url)), ({ mountExplorer }) => mountExplorer(explorer, root));
} else if (cameFromResults()) {
  import("./trail.js").then(({ mountTrail }) => mountTrail(document, root));
}

function cameFromResults() {
  try {
    return sessionStorage.getItem("ev-trail") !== null;
  } catch {
    return false; // Storage is closed to us, so nothing was kept.
  }
}
