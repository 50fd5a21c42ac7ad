// @ts-check
import { make } from "../making.js";
import { setText } from "./choice.js";
import { namePanel } from "./names.js";
import { valuePanel } from "./values.js";
import { yearPanel } from "./years.js";

/**
 * @typedef {import("../filter.js").Index} Index
 * @typedef {import("../filter.js").State} State
 * @typedef {import("./parts.js").Say} Say
 * @typedef {import("./view.js").Count} Count
 * @typedef {{change: (next: (state: State) => State) => void, open: (facet: string) => Promise<void>}} Events
 *   `change` when a reader chooses something else; `open` when they want to see names that have a file of their own
 * @typedef {{update: (index: Index, state: State, count: Count) => void, label: (value: string) => string}} Panel
 */

/**
 * Make choices of the links of a facet.
 * @param {import("./parts.js").Facet} facet
 * @param {Say} say
 * @param {Events} events
 * @returns {Panel}
 */
export function mountFacet({ id, element, years, large }, say, events) {
  const mark = element.querySelector("summary")?.appendChild(make("span", { class: "ev-facet__chosen" }));
  const mountPanel = years ? yearPanel : large ? namePanel : valuePanel;
  const panel = mountPanel(element, id, say, events);
  /** @type {[Index, State, Count] | null} */
  let waiting = null;
  element.addEventListener("toggle", () => {
    if (element.open && waiting) panel.update(...waiting);
    if (element.open) waiting = null;
  });
  return {
    label: panel.label,
    update(index, state, count) {
      const chosen = (state.chosen.get(id)?.length ?? 0) + (state.ranges.has(id) ? 1 : 0);
      if (mark) setText(mark, chosen ? String(chosen) : "");
      // What is folded away is counted when it is opened.
      waiting = element.open ? null : [index, state, count];
      if (element.open) panel.update(index, state, count);
    },
  };
}
