// @ts-check
import { Files } from "./explorer/files.js";
import { make } from "./making.js";
import { TRAIL, keep, kept, taken } from "./remembering.js";
import { rootOf, saidBy } from "./said.js";

/**
 * The way from a page back to the results it was reached from, and on to the next result. The results are kept
 * while the tab is open; which page was reached from them, in the history of the tab, so that going back
 * and reloading keep it and a link from elsewhere never shows it.
 *
 * @typedef {{version: string, search: string, page: number, perPage: number, start: number, total: number,
 *   numbers: number[]}} Trail `numbers` are those around the one that was opened, `start` the place of the first
 */
const STEP = "ev-trail-step";
const RETURN = "ev-trail-return";
/** Results kept on each side of the one that is opened. */
const AROUND = 300;

/**
 * Remember the results when one of them is opened.
 * @param {{version: string, search: string, page: number, perPage: number, numbers: Uint32Array}} results all of them
 * @param {number} number
 * @param {string} href
 */
export function leave({ numbers, ...results }, number, href) {
  const place = numbers.indexOf(number);
  const start = Math.max(0, place - AROUND);
  /** @type {Trail} */
  const trail = { ...results, start, total: numbers.length, numbers: [...numbers.slice(start, place + AROUND + 1)] };
  keep(TRAIL, trail);
  keep(STEP, { number, href });
}

/** @returns {number | null} the result to go back to, once */
export function returning() {
  const number = taken(RETURN);
  return typeof number === "number" ? number : null;
}

/** @param {Document} page */
export async function mountTrail(page) {
  const root = rootOf(page);
  const step = taken(STEP);
  const here = page.location.href;
  if (step && step.href === here) history.replaceState({ ...history.state, result: step.number }, "");
  const number = history.state?.result;
  const trail = kept(TRAIL);
  if (!Number.isInteger(number) || !isTrail(trail)) return;
  const place = trail.numbers.indexOf(number);
  if (place < 0) return;

  const said = saidBy(page);
  const back = make("a", { class: "ev-trail__back", href: addressOf(root, trail, place) }, said.trailBack ?? "");
  back.addEventListener("click", () => keep(RETURN, number));
  const where = (said.trailPlace ?? "").replace("{n}", String(trail.start + place + 1)).replace("{of}", String(trail.total));
  const ways = make("span", { class: "ev-trail__ways" }, make("span", { class: "ev-trail__place" }, where));
  page.querySelector("[data-trail]")?.prepend(make("nav", { class: "ev-trail", "aria-label": said.trailLabel }, back, ways));

  const files = new Files(root, trail.version);
  const neighbours = [place - 1, place + 1].map((each) => trail.numbers[each]);
  try {
    const entries = await files.load(neighbours.filter((each) => each !== undefined));
    const words = [said.trailPrevious ?? "", said.trailNext ?? ""];
    neighbours.forEach((other, side) => {
      const entry = entries.find((each) => each.number === other);
      if (entry) ways.append(wayTo(entry, words[side], side ? "next" : "prev", root));
    });
  } catch {
    // The way back is enough.
  }
}

/**
 * @param {import("./explorer/files.js").Entry} entry
 * @param {string} words
 * @param {string} rel
 * @param {URL} root
 */
function wayTo(entry, words, rel, root) {
  const title = make("span", { class: "ev-visually-hidden" }, `: ${entry.title}`);
  const link = make("a", { rel, href: new URL(entry.path, root).href, title: entry.title }, words, title);
  link.addEventListener("click", () => keep(STEP, { number: entry.number, href: link.href }));
  return link;
}

/**
 * The page of results that holds the place now: reading on may have led past the page that was left.
 * @param {URL} root
 * @param {Trail} trail
 * @param {number} place
 */
function addressOf(root, trail, place) {
  const url = new URL("evidence/", root);
  const search = new URLSearchParams(trail.search);
  const page = Math.floor((trail.start + place) / trail.perPage) + 1;
  if (page > 1) search.set("page", String(page));
  else search.delete("page");
  url.search = search.toString().replaceAll("%3A", ":");
  return url.href;
}

/**
 * @param {any} trail
 * @returns {trail is Trail}
 */
function isTrail(trail) {
  return (
    !!trail && typeof trail.version === "string" && typeof trail.search === "string" && Array.isArray(trail.numbers) &&
    [trail.page, trail.perPage, trail.start, trail.total].every(Number.isInteger)
  );
}
