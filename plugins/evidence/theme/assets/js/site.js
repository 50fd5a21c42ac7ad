// @ts-check
import { describeCitations, mountCitationCards } from "./citation-card.js";
import { mountCopying } from "./copy.js";
import { imported } from "./fetching.js";
import { mountPalette } from "./palette.js";
import { mountPrinting } from "./printing.js";
import { TRAIL, kept } from "./remembering.js";
import { rootOf } from "./said.js";
import { mountSaving } from "./saving.js";
import { whenReady } from "./unready.js";

// These listen to the document, once.
mountCitationCards(document);
mountPrinting(window);

// A frame of somebody else's may change pages without reading them anew, and show pages that are not ours.
const changes = /** @type {any} */ (window).document$;
if (changes) changes.subscribe(mountPage);
else mountPage();

/** What looks at the page that is shown. */
function mountPage() {
  if (!document.querySelector("[data-root]")) return;
  mendFrame();
  mountPalette(document);
  mountCopying(document);
  mountSaving(document);
  describeCitations(document);

  // What only some pages need is fetched only there.
  const explorer = document.querySelector("[data-explorer]");
  if (explorer instanceof HTMLElement) {
    const load = () => imported(new URL("./explorer.js", import.meta.url));
    whenReady(document, load, ({ mountExplorer }) => mountExplorer(explorer, rootOf(document)));
  } else if (kept(TRAIL)) {
    import("./trail.js").then(({ mountTrail }) => mountTrail(document));
  }
}

/** Material for MkDocs leaves its search without a name, and opens it for `?q=` too, which is a question for the explorer. */
function mendFrame() {
  const search = document.querySelector(".md-search");
  const label = search?.querySelector("input")?.getAttribute("aria-label");
  if (label) search?.setAttribute("aria-label", label);
  const open = document.querySelector("[data-md-toggle=search]");
  if (open instanceof HTMLInputElement && open.checked && document.querySelector("[data-explorer]")) {
    const address = location.href;
    open.click();
    history.replaceState(history.state, "", address); // closed, it takes the question out of the address
  }
}
