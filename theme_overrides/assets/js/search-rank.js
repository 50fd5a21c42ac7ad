// @ts-check
/** @typedef {import("./search-index.js").Postings} Postings */

/** How much more a kind answers than another, where the words fit as well. */
const WORTH = /** @type {Record<string, number>} */ ({ guide: 1.35, study: 1.5, programme: 1.5, concept: 1.4, glossary: 1.2, reference: 1 });
/** A title stands first; so many words of a text count as near enough. */
const TITLE = 16;
const FAR = 40;

/**
 * Entries in order of worth.
 * @param {Postings[]} found one for each word
 * @param {{allowed: (number: number) => boolean, kindOf: (number: number) => string, named: Set<number>, least: number}} how
 *   `least` words must be there; `named` are entries that the whole query names
 * @returns {number[]}
 */
export function ranked(found, { allowed, kindOf, named, least }) {
  /** @type {Map<number, number>} */
  const present = new Map();
  for (const postings of found) {
    for (const number of postings.keys()) present.set(number, (present.get(number) ?? 0) + 1);
  }
  /** @type {[number, number][]} */
  const scored = [];
  for (const [number, words] of present) {
    if (words < least || !allowed(number)) continue;
    scored.push([number, worth(found, number, words) * (WORTH[kindOf(number)] ?? 1) * (named.has(number) ? 6 : 1)]);
  }
  return scored.sort(([one, a], [other, b]) => b - a || one - other).map(([number]) => number);
}

/**
 * @param {Postings[]} found
 * @param {number} number
 * @param {number} words how many of them the entry has
 */
function worth(found, number, words) {
  let sum = 0;
  let titled = 0;
  /** @type {number[][]} */
  const places = [];
  for (const postings of found) {
    const here = postings.get(number);
    if (!here) continue;
    const inTitle = here.places.length > 0 && here.places[0] < TITLE;
    // What Pagefind calls a score grows with rare words and with repetition; the offset keeps common words from vanishing.
    sum += (here.score + 0.3) * (inTitle ? 2.5 : 1);
    titled += inTitle ? 1 : 0;
    places.push(here.places);
  }
  const all = words === found.length ? 1 + 0.25 * (titled === words ? 1 : 0) : (words / found.length) ** 3;
  return sum * all * (1 + nearness(places));
}

/**
 * How near the words stand to each other: 0.8 for side by side, 0 for far apart.
 * @param {number[][]} places
 */
function nearness(places) {
  if (places.length < 2) return 0;
  let best = FAR;
  for (const start of places[0].slice(0, 40)) {
    let width = 0;
    for (const others of places.slice(1)) {
      let nearest = FAR;
      for (const other of others) {
        const gap = Math.abs(other - start);
        if (gap < nearest) nearest = gap;
        if (other > start + FAR) break;
      }
      width = Math.max(width, nearest);
      if (width >= best) break;
    }
    if (width < best) best = width;
  }
  return 0.8 * Math.max(0, 1 - (best - places.length + 1) / FAR);
}
