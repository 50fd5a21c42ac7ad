// @ts-check
import { foldedName, linesAbove } from "./filter.js";
import { following, make, makeSvg } from "./making.js";

/**
 * @typedef {import("./filter.js").Index} Index
 * @typedef {import("./filter.js").State} State
 * @typedef {(key: string, values?: Record<string, string | number>) => string} Say
 * @typedef {{choose: (facet: string, id: string, broader: Map<string, string>) => void,
 *   limit: (facet: string, range: import("./filter.js").Range | null) => void,
 *   open: (facet: string) => Promise<import("./filter.js").Value[]>}} Wishes
 * @typedef {(facet: string) => Uint32Array} Count
 * @typedef {{update: (index: Index, state: State, count: Count) => void, label: (value: string) => string}} Panel
 */

/** Values of a facet that are shown before the others are asked for. */
const FEW = 8;
/** Names of a large facet that are shown at once. */
const NAMES = 12;

/**
 * Make choices of the links of a facet.
 * @param {HTMLDetailsElement} element
 * @param {string} facet
 * @param {Say} say
 * @param {Wishes} wishes
 * @returns {Panel}
 */
export function mountFacet(element, facet, say, wishes) {
  const mark = element.querySelector("summary")?.appendChild(make("span", { class: "ev-facet__chosen" }));
  const panel =
    "years" in element.dataset ? yearPanel(element, facet, say, wishes)
    : "large" in element.dataset ? namePanel(element, facet, say, wishes)
    : valuePanel(element, facet, say, wishes);
  /** @type {[Index, State, Count] | null} */
  let waiting = null;
  element.addEventListener("toggle", () => {
    if (element.open && waiting) panel.update(...waiting);
    if (element.open) waiting = null;
  });
  return {
    label: panel.label,
    update(index, state, count) {
      const chosen = (state.chosen.get(facet)?.length ?? 0) + (state.ranges.has(facet) ? 1 : 0);
      if (mark) setText(mark, chosen ? String(chosen) : "");
      // What is folded away is counted when it is opened.
      waiting = element.open ? null : [index, state, count];
      if (element.open) panel.update(index, state, count);
    },
  };
}

/**
 * Most of what a choice leaves is what was there before, and writing the same again makes the browser lay it out anew.
 * @param {Element} element
 * @param {string} text
 */
function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * @param {string} facet
 * @param {string} id
 * @param {string} label
 * @param {() => void} choose
 */
function choice(facet, id, label, choose) {
  const input = make("input", { type: "checkbox", name: facet, value: id });
  const count = make("span", { class: "ev-facet__count" });
  input.addEventListener("change", choose);
  const line = make("label", { class: "ev-facet__choice" }, input, make("span", { class: "ev-facet__label" }, label), " ", count);
  return { input, count, line };
}

/**
 * @param {HTMLElement} element
 * @param {string} facet
 * @param {Say} say
 * @param {Wishes} wishes
 * @returns {Panel}
 */
function valuePanel(element, facet, say, wishes) {
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
    const { input, count, line } = choice(facet, id, label, () => wishes.choose(facet, id, broader));
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
  button.addEventListener("click", () => show((open = list.hidden)));
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

/**
 * @param {HTMLElement} element
 * @param {string} facet
 * @param {Say} say
 * @param {Wishes} wishes
 * @returns {Panel}
 */
function yearPanel(element, facet, say, wishes) {
  const picture = makeSvg("svg", { class: "ev-years__picture", "aria-hidden": "true", preserveAspectRatio: "none" });
  const [from, to] = ["from", "to"].map((end) =>
    make("input", { type: "text", inputmode: "numeric", id: `${facet}-${end}`, maxlength: "4", autocomplete: "off", size: "4" }),
  );
  const [showFrom, showTo] = [from, to].map(following);
  const show = (/** @type {import("./filter.js").Range | null | undefined} */ range, always = false) => {
    showFrom(range?.from ? String(range.from) : "", always);
    showTo(range?.to ? String(range.to) : "", always);
  };
  const wrong = make("p", { class: "ev-years__wrong", id: `${facet}-wrong`, role: "alert" });
  const form = make(
    "form", { class: "ev-years", novalidate: true },
    make("span", { class: "ev-years__end" }, make("label", { for: from.id }, say("years.from")), from),
    make("span", { class: "ev-years__end" }, make("label", { for: to.id }, say("years.to")), to),
    make("button", { type: "submit", class: "ev-copy" }, say("years.apply")),
    wrong,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const ends = [from, to].map((input) => input.value.trim());
    const bad = [from, to].filter((_, place) => ends[place] !== "" && !/^\d{4}$/.test(ends[place]));
    wrong.textContent = bad.length ? say("years.bad") : "";
    for (const input of [from, to]) {
      if (bad.includes(input)) input.setAttribute("aria-describedby", wrong.id);
      else input.removeAttribute("aria-describedby");
      input.setAttribute("aria-invalid", String(bad.includes(input)));
    }
    if (bad.length) return bad[0].focus();
    const range = rangeOfEnds(ends);
    show(range, true);
    wishes.limit(facet, range);
  });
  element.querySelector(".ev-facet__values")?.replaceWith(make("div", {}, picture, form));
  return {
    label: (id) => id,
    update(index, state, count) {
      const range = state.ranges.get(facet);
      const years = index.facets.get(facet) ?? [];
      const numbers = years.map(({ id }) => Number(id));
      show(range);
      from.placeholder = String(Math.min(...numbers));
      to.placeholder = String(Math.max(...numbers));
      drawYears(picture, numbers, count(facet), range);
    },
  };
}

/** @param {string[]} ends */
function rangeOfEnds([from, to]) {
  if (!from && !to) return null;
  const range = { from: from ? Number(from) : null, to: to ? Number(to) : null };
  return range.from !== null && range.to !== null && range.from > range.to ? { from: range.to, to: range.from } : range;
}

/**
 * One bar a year, as high as its count; the words beside it say the same.
 * @param {Element} picture
 * @param {number[]} years
 * @param {Uint32Array} counts
 * @param {import("./filter.js").Range | undefined} range
 */
function drawYears(picture, years, counts, range) {
  const first = Math.min(...years);
  const most = Math.max(1, ...counts);
  picture.setAttribute("viewBox", `0 0 ${(Math.max(...years) - first + 1) * 4} 40`);
  picture.replaceChildren(
    ...years.map((year, place) => {
      const height = counts[place] ? Math.max(2, (counts[place] / most) * 40) : 0;
      const within = !range || ((range.from === null || year >= range.from) && (range.to === null || year <= range.to));
      return makeSvg("rect", {
        class: within ? "ev-years__bar" : "ev-years__bar ev-years__bar--out",
        x: (year - first) * 4, width: 3, y: 40 - height, height,
      });
    }),
  );
}

/**
 * Authors and journals: too many to list, so the ones with most here, and a field to find others.
 * @param {HTMLDetailsElement} element
 * @param {string} facet
 * @param {Say} say
 * @param {Wishes} wishes
 * @returns {Panel}
 */
function namePanel(element, facet, say, wishes) {
  /** @type {{values: import("./filter.js").Value[], folded: string[]} | null} */
  let names = null;
  /** @type {{state: State, counts: Uint32Array} | null} */
  let last = null;
  const none = /** @type {Map<string, string>} */ (new Map());
  const field = make("input", { type: "search", id: `${facet}-name`, autocomplete: "off" });
  const list = make("ul", { class: "ev-facet__values" });
  const note = make("p", { class: "ev-facet__note", role: "status" });
  const finder = make("div", { hidden: true }, make("label", { for: field.id, class: "ev-facet__find" }, say("names.find")), field, note, list);
  const trouble = make("p", { class: "ev-facet__note", role: "alert" });
  element.querySelector("summary")?.after(finder, trouble);

  const draw = () => {
    if (!names || !last) return;
    const { state, counts } = last;
    const chosen = new Set(state.chosen.get(facet) ?? []);
    const shown = namesToShow(names, counts, chosen, foldedName(field.value));
    note.textContent = shown.length ? (field.value ? "" : say("names.most")) : say("names.none");
    list.replaceChildren(
      ...shown.map(({ id, label, count }) => {
        const line = choice(facet, id, label, () => wishes.choose(facet, id, none));
        line.input.checked = chosen.has(id);
        line.count.textContent = String(count);
        return make("li", { class: count ? undefined : "ev-facet__none", "data-value": id }, line.line);
      }),
    );
  };
  field.addEventListener("input", draw);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  const open = () => {
    trouble.replaceChildren();
    wishes.open(facet).catch(() => {
      const again = make("button", { type: "button", class: "ev-copy" }, say("failed.again"));
      again.addEventListener("click", () => {
        /** @type {HTMLElement | null} */ (element.querySelector("summary"))?.focus();
        open();
      });
      trouble.replaceChildren(say("failed.names"), " ", again);
    });
  };
  element.addEventListener("toggle", () => {
    if (element.open && !names) open();
  });
  return {
    label: (id) => names?.values.find((value) => value.id === id)?.label ?? id,
    update(index, state, count) {
      last = { state, counts: count(facet) };
      const values = index.facets.get(facet);
      if (values && !names) names = { values, folded: values.map((value) => foldedName(value.label ?? value.id)) };
      finder.hidden = !names;
      const held = list.contains(document.activeElement) ? /** @type {HTMLInputElement} */ (document.activeElement).value : "";
      draw();
      if (held) /** @type {HTMLElement | undefined} */ ([...list.querySelectorAll("input")].find(({ value }) => value === held))?.focus();
    },
  };
}

/**
 * The chosen names first, then those with most results.
 * @param {{values: import("./filter.js").Value[], folded: string[]}} names
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
