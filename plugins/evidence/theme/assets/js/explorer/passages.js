// @ts-check
import { make } from "../making.js";

/**
 * @typedef {import("./parts.js").Say} Say
 * @typedef {import("../search-passages.js").Passage} Passage
 */

/**
 * Show where the words were found. Passages come after the lines, each when its line is near the window: a text that nobody
 * scrolls to is never fetched.
 * @param {HTMLOListElement} list
 * @param {import("../search-passages.js").Passages} passages
 * @param {readonly number[]} numbers the entries of the page
 * @param {{root: URL, say: Say, isWanted: () => boolean, lack: () => void}} more `lack` is called where one could not be fetched
 */
export function drawPassages(list, passages, numbers, { root, say, isWanted, lack }) {
  for (const number of numbers) {
    const line = list.querySelector(`[data-number="${number}"]`);
    if (!line) continue;
    const draw = async () => {
      try {
        const passage = await passages.get(number);
        if (passage && isWanted()) addPassage(line, passage, root, say);
      } catch {
        if (isWanted()) lack();
      }
    };
    whenNear(line, () => isWanted() && draw());
  }
}

/**
 * @param {Element} element
 * @param {() => void} act done once, when the element is in the window or nearly
 */
function whenNear(element, act) {
  const watch = new IntersectionObserver(
    (seen) => {
      if (!seen.some((each) => each.isIntersecting)) return;
      watch.disconnect();
      act();
    },
    { rootMargin: "300px" },
  );
  watch.observe(element);
}

/**
 * Write a passage into a line, with a way to the very place.
 * @param {Element} line
 * @param {Passage} passage
 * @param {URL} root
 * @param {Say} say
 */
function addPassage(line, { text, marks, path }, root, say) {
  if (!text || line.querySelector(".ev-result__passage")) return;
  const link = make("a", { href: new URL(path, root).href }, ...marked(text, marks));
  const own = line.querySelector("h3 a");
  const parts =
    own instanceof HTMLAnchorElement && own.href === link.href
      ? [...link.childNodes]
      : [make("span", { class: "ev-result__where" }, say("found.in")), " ", link];
  line.querySelector(".ev-result__body")?.append(make("p", { class: "ev-result__passage" }, ...parts));
}

/**
 * @param {string} text
 * @param {[number, number][]} marks where the words begin and end, in order
 */
function marked(text, marks) {
  /** @type {(string | Node)[]} */
  const parts = [];
  let last = 0;
  for (const [start, end] of marks) {
    if (!(start >= last && end > start && end <= text.length)) continue;
    parts.push(text.slice(last, start), make("mark", {}, text.slice(start, end)));
    last = end;
  }
  return [...parts, text.slice(last)];
}
