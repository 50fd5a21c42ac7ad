// @ts-check
import { following, make, makeSvg } from "../making.js";
import { withRange } from "./choices.js";

/**
 * @typedef {import("./facets.js").Events} Events
 * @typedef {import("./facets.js").Panel} Panel
 * @typedef {import("./parts.js").Say} Say
 * @typedef {import("../filter.js").Range} Range
 */

/**
 * @param {HTMLElement} element
 * @param {string} facet
 * @param {Say} say
 * @param {Events} events
 * @returns {Panel}
 */
export function yearPanel(element, facet, say, events) {
  const picture = makeSvg("svg", { class: "ev-years__picture", "aria-hidden": "true", preserveAspectRatio: "none" });
  const ends = endsOf(facet, say, (range) => events.change((state) => withRange(state, facet, range)));
  element.querySelector(".ev-facet__values")?.replaceWith(make("div", {}, picture, ends.form));
  return {
    label: (id) => id,
    update(index, state, count) {
      const range = state.ranges.get(facet) ?? null;
      const years = (index.facets.get(facet) ?? []).map(({ id }) => Number(id));
      ends.show(range);
      ends.hint(years);
      drawYears(picture, years, count(facet), range);
    },
  };
}

/**
 * Two fields for the ends of a range.
 * @param {string} facet
 * @param {Say} say
 * @param {(range: Range | null) => void} limit
 */
function endsOf(facet, say, limit) {
  const field = (/** @type {string} */ end) =>
    make("input", { type: "text", inputmode: "numeric", id: `${facet}-${end}`, maxlength: "4", autocomplete: "off", size: "4" });
  const [from, to] = [field("from"), field("to")];
  const [showFrom, showTo] = [following(from), following(to)];
  const show = (/** @type {Range | null} */ range, always = false) => {
    showFrom(String(range?.from ?? ""), always);
    showTo(String(range?.to ?? ""), always);
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
    if (!allYears([from, to], wrong, say)) return;
    const range = rangeOfEnds([from, to].map(({ value }) => value.trim()));
    show(range, true);
    limit(range);
  });
  const hint = (/** @type {number[]} */ years) => {
    from.placeholder = String(Math.min(...years));
    to.placeholder = String(Math.max(...years));
  };
  return { form, show, hint };
}

/**
 * Say where something else than a year stands.
 * @param {HTMLInputElement[]} fields
 * @param {HTMLElement} wrong
 * @param {Say} say
 */
function allYears(fields, wrong, say) {
  const bad = fields.filter(({ value }) => !/^(\d{4})?$/.test(value.trim()));
  wrong.textContent = bad.length ? say("years.bad") : "";
  for (const field of fields) {
    if (bad.includes(field)) field.setAttribute("aria-describedby", wrong.id);
    else field.removeAttribute("aria-describedby");
    field.setAttribute("aria-invalid", String(bad.includes(field)));
  }
  bad[0]?.focus();
  return bad.length === 0;
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
 * @param {Range | null} range
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
