// @ts-check
import { choose, isNarrowed, withoutUnknown } from "../filter.js";

/**
 * What an address and the lists make of each other. Nothing here touches a page.
 *
 * @typedef {import("../filter.js").Index} Index
 * @typedef {import("../filter.js").State} State
 * @typedef {import("../search.js").Found} Found
 * @typedef {import("./parts.js").Say} Say
 * @typedef {(facet: string) => Uint32Array} Count how many of each value a further choice would leave
 * @typedef {{state: State, unknown: [string, string][], cut: boolean}} Asked
 * @typedef {Asked & {found: Found | null, numbers: Uint32Array, shown: number[], pages: number, count: Count}} View
 *   `found` is null without words; `numbers` are all entries, in order, and `shown` those of the page
 */

export const PER_PAGE = 25;

/**
 * Leave out what no facet has, and name it with what else the address asks in vain.
 * @param {Index} index
 * @param {Asked} asked
 * @returns {Asked}
 */
export function knownOf(index, asked) {
  const { state, unknown } = withoutUnknown(index, asked.state);
  return { ...asked, state, unknown: [...asked.unknown, ...unknown] };
}

/**
 * @param {Index} index
 * @param {Asked} asked
 * @param {Found | null} found
 * @returns {View}
 */
export function viewOf(index, asked, found) {
  const { numbers, count } = choose(index, asked.state, found?.numbers ?? null);
  const pages = Math.max(1, Math.ceil(numbers.length / PER_PAGE));
  const state = { ...asked.state, page: Math.min(asked.state.page, pages) };
  const start = (state.page - 1) * PER_PAGE;
  return { ...asked, state, found, numbers, pages, count, shown: [...numbers.slice(start, start + PER_PAGE)] };
}

/**
 * The headline of the list.
 * @param {View} view
 * @param {Say} say
 */
export function headlineOf({ state, found, numbers: { length: n } }, say) {
  if (found && !found.asked) return say("results.unasked");
  if (!isNarrowed(state)) return say("results.all", { n });
  if (n === 0) return say("results.none");
  return n === 1 ? say("results.one") : say("results.many", { n });
}
