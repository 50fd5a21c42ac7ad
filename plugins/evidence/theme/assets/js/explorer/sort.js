// @ts-check
import { SORTS, sortOf } from "../filter.js";
import { make } from "../making.js";

/**
 * @param {HTMLElement} element
 * @param {import("./parts.js").Say} say
 * @param {(sort: string) => void} choose
 * @returns {(view: import("./view.js").View) => void}
 */
export function mountSort(element, say, choose) {
  const select = make("select", { id: "sort" });
  select.addEventListener("change", () => choose(select.value));
  element.append(make("label", { for: "sort" }, say("sort")), " ", select);
  element.hidden = true;
  return ({ state, numbers }) => {
    const choices = SORTS.filter((each) => each !== "relevance" || state.q);
    if (select.options.length !== choices.length) {
      select.replaceChildren(...choices.map((each) => make("option", { value: each }, say(`sort.${each}`))));
    }
    select.value = sortOf(state);
    element.hidden = numbers.length === 0;
  };
}
