// @ts-check
import { make } from "../making.js";

/**
 * Most of what a choice leaves is what was there before, and writing the same again makes the browser lay it out anew.
 * @param {Element} element
 * @param {string} text
 */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * @param {string} facet
 * @param {string} id
 * @param {string} label
 * @param {() => void} choose
 */
export function choice(facet, id, label, choose) {
  const input = make("input", { type: "checkbox", name: facet, value: id });
  const count = make("span", { class: "ev-facet__count" });
  input.addEventListener("change", choose);
  const line = make("label", { class: "ev-facet__choice" }, input, make("span", { class: "ev-facet__label" }, label), " ", count);
  return { input, count, line };
}
