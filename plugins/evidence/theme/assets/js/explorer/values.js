// @ts-check
import { linesAbove, toggled } from "../filter.js";
import { make } from "../making.js";
import { choice, setText } from "./choice.js";
import { withValues } from "./choices.js";

/**
 * @typedef {import("./facets.js").Events} Events
 * @typedef {import("./facets.js").Panel} Panel
 * @typedef {import("./parts.js").Say} Say
 */

/** Values of a facet that are shown before the others are asked for. */
const FEW = 8;

/**
 * @param {HTMLElement} element
 * @param {string} facet
 * @param {Say} say
 * @param {Events} events
 * @returns {Panel}
 */
export function valuePanel(element, facet, say, events) {
  /** @type {Map<string, {input: HTMLInputElement, count: HTMLElement, item: HTMLElement, label: string}>} */
  const lines = new Map();
  /** @type {Map<string, string>} */
  const broader = new Map();
  const list = /** @type {HTMLElement} */ (element.querySelector(".ev-facet__values"));
  for (const item of element.querySelectorAll("li")) {
    const id = item.dataset.value ?? "";
    const label = item.querySelector(".ev-facet__label")?.textContent ?? id;
    const above = item.parentElement?.closest("li")?.dataset.value;
    if (above) broader.set(id, above);
    const { input, count, line } = choice(facet, id, label, () => {
      events.change((state) => withValues(state, facet, toggled(state.chosen.get(facet) ?? [], id, broader)));
    });
    item.querySelector(":scope > a")?.replaceWith(line);
    lines.set(id, { input, count, item, label });
  }
  const folds = [...lines.values()].flatMap((line) => fold(line.item, line.label, say));
  const shorten = shortenList(list, say);
  return {
    label(id) {
      const label = lines.get(id)?.label ?? id;
      const above = id.includes(":") && lines.get(broader.get(id) ?? "")?.label;
      return above ? `${above}: ${label}` : label;
    },
    update(index, state, count) {
      const chosen = new Set(state.chosen.get(facet) ?? []);
      const partly = new Set([...chosen].flatMap((id) => [...linesAbove(id, broader)]));
      const counts = count(facet);
      index.facets.get(facet)?.forEach(({ id }, place) => {
        const line = lines.get(id);
        if (!line) return;
        line.input.checked = chosen.has(id);
        line.input.indeterminate = partly.has(id);
        setText(line.count, String(counts[place]));
        line.item.classList.toggle("ev-facet__none", counts[place] === 0);
      });
      for (const each of folds) each(chosen, partly);
      shorten(chosen, partly);
    },
  };
}

/**
 * Keep the narrower values of a line out of the way until they are asked for.
 * @param {HTMLElement} item
 * @param {string} label
 * @param {Say} say
 */
function fold(item, label, say) {
  const list = item.querySelector("ul");
  // Narrower terms stand in sight, unless the term is told further apart as well: then both are folded away.
  if (!list?.querySelector(":scope > [data-value*=':']")) return [];
  const id = item.dataset.value ?? "";
  const button = make("button", { type: "button", class: "ev-facet__fold", "aria-expanded": "false", "aria-label": say("narrower", { value: label }) });
  let open = false;
  const show = (/** @type {boolean} */ shown) => {
    list.hidden = !shown;
    button.setAttribute("aria-expanded", String(shown));
  };
  button.addEventListener("click", () => {
    open = Boolean(list.hidden);
    show(open);
  });
  item.insertBefore(button, list);
  show(false);
  return [
    (/** @type {Set<string>} */ chosen, /** @type {Set<string>} */ partly) => show(open || chosen.has(id) || partly.has(id)),
  ];
}

/**
 * Show the first lines of a long list, and those that are chosen, until all are asked for.
 * @param {HTMLElement} list
 * @param {Say} say
 */
function shortenList(list, say) {
  const items = /** @type {HTMLElement[]} */ ([...list.children]);
  if (items.length <= FEW + 2) return () => {};
  let all = false;
  /** @type {(item: HTMLElement) => boolean} */
  let isChosen = () => false;
  // Its words are set at once: a button without a name would be met before the first list is there.
  const button = make("button", { type: "button", class: "ev-facet__more", "aria-expanded": "false" }, say("more", { n: items.length }));
  const show = () => {
    items.forEach((item, place) => (item.hidden = !all && place >= FEW && !isChosen(item)));
    setText(button, all ? say("fewer") : say("more", { n: items.length }));
    button.setAttribute("aria-expanded", String(all));
  };
  button.addEventListener("click", () => {
    all = !all;
    show();
  });
  list.after(button);
  return (/** @type {Set<string>} */ chosen, /** @type {Set<string>} */ partly) => {
    isChosen = ({ dataset: { value = "" } }) => chosen.has(value) || partly.has(value);
    show();
  };
}
