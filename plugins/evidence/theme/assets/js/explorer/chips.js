// @ts-check
import { make } from "../making.js";

/**
 * What is chosen, each with a way to take it back, and one to take back all.
 * @param {HTMLElement} list
 * @param {readonly import("./choices.js").Choice[]} choices
 * @param {{say: import("./parts.js").Say, over: import("../filter.js").State, go: (state: import("../filter.js").State) => void,
 *   rest: HTMLElement}} more `over` is the view without any; `rest` gets the focus when the last chip that had it is gone
 */
export function drawChips(list, choices, { say, over, go, rest }) {
  const focused = [...list.querySelectorAll("button")].indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
  const chips = choices.map((choice) => chipOf(choice, say, go));
  if (chips.length) {
    const button = make("button", { type: "button", class: "ev-chip ev-chip--over" }, say("over"));
    button.addEventListener("click", () => go(over));
    chips.push(button);
  }
  list.hidden = chips.length === 0;
  list.replaceChildren(...chips.map((chip) => make("li", {}, chip)));
  if (focused >= 0) (chips[Math.min(focused, chips.length - 2)] ?? rest).focus();
}

/**
 * @param {import("./choices.js").Choice} choice
 * @param {import("./parts.js").Say} say
 * @param {(state: import("../filter.js").State) => void} go
 */
function chipOf({ facet, value, without }, say, go) {
  const button = make(
    "button", { type: "button", class: "ev-chip", "aria-label": facet ? say("remove", { facet, value }) : undefined },
    facet && make("span", { class: "ev-chip__facet" }, `${facet}: `), value, make("span", { class: "ev-chip__cross", "aria-hidden": "true" }, "✕"),
  );
  button.addEventListener("click", () => go(without));
  return button;
}
