// @ts-check
import { foldedName, toggled } from "../filter.js";
import { make } from "../making.js";
import { choice } from "./choice.js";
import { withValues } from "./choices.js";

/**
 * @typedef {import("./facets.js").Events} Events
 * @typedef {import("./facets.js").Panel} Panel
 * @typedef {import("./parts.js").Say} Say
 * @typedef {import("../filter.js").Value} Value
 * @typedef {{values: Value[], folded: string[]}} Names
 */

/** Names of a large facet that are shown at once. */
const NAMES = 12;

/**
 * Authors and journals: too many to list, so the ones with most here, and a field to find others.
 * @param {HTMLDetailsElement} element
 * @param {string} facet
 * @param {Say} say
 * @param {Events} events
 * @returns {Panel}
 */
export function namePanel(element, facet, say, events) {
  const trouble = make("p", { class: "ev-facet__note", role: "alert" });
  const finder = finderOf(facet, say, (id) => {
    events.change((state) => withValues(state, facet, toggled(state.chosen.get(facet) ?? [], id, new Map())));
  });
  element.querySelector("summary")?.after(finder.element, trouble);
  element.addEventListener("toggle", () => {
    if (element.open && finder.element.hidden) fetchNames(element, trouble, say, () => events.open(facet));
  });
  return {
    label: (id) => id, // names stand in the list itself
    update(index, state, count) {
      finder.update(index.facets.get(facet), new Set(state.chosen.get(facet)), count(facet));
    },
  };
}

/**
 * @param {HTMLDetailsElement} element
 * @param {HTMLElement} trouble
 * @param {Say} say
 * @param {() => Promise<void>} open
 */
async function fetchNames(element, trouble, say, open) {
  trouble.replaceChildren();
  try {
    await open();
  } catch {
    const again = make("button", { type: "button", class: "ev-copy" }, say("failed.again"));
    again.addEventListener("click", () => {
      element.querySelector("summary")?.focus(); // the button goes away
      fetchNames(element, trouble, say, open);
    });
    trouble.replaceChildren(say("failed.names"), " ", again);
  }
}

/**
 * A field, and the names that begin with what is typed there.
 * @param {string} facet
 * @param {Say} say
 * @param {(id: string) => void} choose
 */
function finderOf(facet, say, choose) {
  /** @type {Names | null} */
  let names = null;
  /** @type {Set<string>} */
  let chosen = new Set();
  /** @type {Uint32Array} */
  let counts = new Uint32Array();
  const field = make("input", { type: "search", id: `${facet}-name`, autocomplete: "off" });
  const list = make("ul", { class: "ev-facet__values" });
  const note = make("p", { class: "ev-facet__note", role: "status" });
  const draw = () => {
    if (!names) return;
    const shown = namesToShow(names, counts, chosen, foldedName(field.value));
    note.textContent = shown.length ? (field.value ? "" : say("names.most")) : say("names.none");
    keepingFocus(list, () => {
      list.replaceChildren(...shown.map((name) => lineOf(facet, name, chosen.has(name.id), choose)));
    });
  };
  field.addEventListener("input", draw);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  const label = make("label", { for: field.id, class: "ev-facet__find" }, say("names.find"));
  const element = make("div", { hidden: true }, label, field, note, list);
  return {
    element,
    /**
     * @param {Value[] | undefined} values undefined until they have come
     * @param {Set<string>} nowChosen
     * @param {Uint32Array} nowCounts
     */
    update(values, nowChosen, nowCounts) {
      chosen = nowChosen;
      counts = nowCounts;
      if (values && !names) names = { values, folded: values.map(({ id, label }) => foldedName(label ?? id)) };
      element.hidden = !names;
      draw();
    },
  };
}

/**
 * Draw a list anew; the box that had the focus has it again, wherever it stands now.
 * @param {HTMLElement} list
 * @param {() => void} draw
 */
function keepingFocus(list, draw) {
  const focused = document.activeElement;
  const held = focused instanceof HTMLInputElement && list.contains(focused) ? focused.value : "";
  draw();
  if (held) [...list.querySelectorAll("input")].find(({ value }) => value === held)?.focus();
}

/**
 * @param {string} facet
 * @param {{id: string, label: string, count: number}} name
 * @param {boolean} chosen
 * @param {(id: string) => void} choose
 */
function lineOf(facet, { id, label, count }, chosen, choose) {
  const line = choice(facet, id, label, () => choose(id));
  line.input.checked = chosen;
  line.count.textContent = String(count);
  return make("li", { class: count ? undefined : "ev-facet__none", "data-value": id }, line.line);
}

/**
 * The chosen names first, then those with most results.
 * @param {Names} names
 * @param {Uint32Array} counts
 * @param {Set<string>} chosen
 * @param {string} typed
 */
function namesToShow({ values, folded }, counts, chosen, typed) {
  const words = typed.split(" ").filter(Boolean);
  const places = [];
  for (let place = 0; place < values.length; place += 1) {
    const wanted = words.every((word) => folded[place].startsWith(word) || folded[place].includes(` ${word}`));
    if (chosen.has(values[place].id) || (wanted && (typed || counts[place]))) places.push(place);
  }
  const first = (/** @type {number} */ place) => Number(chosen.has(values[place].id));
  places.sort((one, other) => first(other) - first(one) || counts[other] - counts[one] || one - other);
  return places
    .slice(0, Math.max(NAMES, chosen.size))
    .map((place) => ({ id: values[place].id, label: values[place].label ?? values[place].id, count: counts[place] }));
}
