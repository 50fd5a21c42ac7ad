// @ts-check
import { describeCitations, mountCitationCards } from "./citation-card.js";
import { mountCopying } from "./copy.js";
import { imported } from "./fetching.js";
import { mountPalette } from "./palette.js";
import { mountPrinting } from "./printing.js";
import { TRAIL, kept } from "./remembering.js";
import { rootOf } from "./said.js";
import { whenReady } from "./unready.js";

// These listen to the document, once.
mountCitationCards(document);
mountPrinting(window);

// These look at what the page has.
mountPalette(document);
mountCopying(document);
describeCitations(document);

// What only some pages need is fetched only there.
const explorer = document.querySelector("[data-explorer]");
if (explorer instanceof HTMLElement) {
  const load = () => imported(new URL("./explorer.js", import.meta.url));
  whenReady(document, load, ({ mountExplorer }) => mountExplorer(explorer, rootOf(document)));
} else if (kept(TRAIL)) {
  import("./trail.js").then(({ mountTrail }) => mountTrail(document));
}
