// @ts-check
import { rangeText } from "../filter.js";

/**
 * What is chosen besides the words, in words, each with the view that is left without it.
 *
 * @typedef {import("../filter.js").State} State
 * @typedef {import("./parts.js").Facet} Facet
 * @typedef {import("./parts.js").Say} Say
 * @typedef {{facet: string, value: string, without: State}} Choice
 */

/**
 * @param {State} state
 * @param {readonly Facet[]} facets
 * @param {(facet: string, value: string) => string} labelOf
 * @param {Say} say
 * @returns {Choice[]}
 */
export function choicesOf(state, facets, labelOf, say) {
  return facets.flatMap(({ id, name }) => {
    const values = state.chosen.get(id) ?? [];
    const chosen = values.map((value) => {
      const others = values.filter((each) => each !== value);
      return { facet: name, value: labelOf(id, value), without: withValues(state, id, others) };
    });
    const range = state.ranges.get(id);
    return range ? [...chosen, { facet: name, value: rangeWords(range, say), without: withRange(state, id, null) }] : chosen;
  });
}

/**
 * @param {State} state
 * @param {string} facet
 * @param {string[]} values all that are chosen of this facet
 * @returns {State}
 */
export function withValues(state, facet, values) {
  const chosen = new Map(state.chosen);
  if (values.length) chosen.set(facet, values);
  else chosen.delete(facet);
  return { ...state, chosen, page: 1 };
}

/**
 * @param {State} state
 * @param {string} facet
 * @param {import("../filter.js").Range | null} range
 * @returns {State}
 */
export function withRange(state, facet, range) {
  const ranges = new Map(state.ranges);
  if (range) ranges.set(facet, range);
  else ranges.delete(facet);
  return { ...state, ranges, page: 1 };
}

/**
 * Other words are another question, in its own order.
 * @param {State} state
 * @param {string} q
 * @returns {State}
 */
export function withWords(state, q) {
  return { ...state, q, sort: "", page: 1 };
}

/**
 * @param {import("../filter.js").Range} range
 * @param {Say} say
 */
function rangeWords({ from, to }, say) {
  if (from !== null && to !== null) return from === to ? rangeText({ from, to }) : say("years.range", { from, to });
  return from !== null ? say("years.since", { from }) : say("years.until", { to: to ?? "" });
}

/**
 * Tabs and the history of the browser tell one view from another by the title.
 * @param {State} state
 * @param {readonly Choice[]} choices
 * @param {Say} say
 * @param {string} title of the page without a choice
 */
export function titleOf({ q, page }, choices, say, title) {
  const parts = choices.map(({ facet, value }) => `${facet}: ${value}`);
  if (q) parts.unshift(say("title.words", { q }));
  if (page > 1) parts.push(say("title.page", { n: page }));
  return [parts.join(", "), title].filter(Boolean).join(" – ");
}
