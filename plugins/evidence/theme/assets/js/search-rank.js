// @ts-check
/** @typedef {import("./search-index.js").Postings} Postings */

/** How much more a kind answers than another, where the words fit as well. */
const WORTH = /** @type {Record<string, number>} */ ({ guide: 1.6, study: 1.5, programme: 1.5, concept: 1.2, glossary: 0.9, reference: 0.8, page: 0.9 });
/** Titles stand first in the text of an entry, so a word is worth more the nearer to its beginning it is: half of that after so many words. */
const FIRST = 1.5;
const HALF = 16;
/** So many words of a text count as near enough. */
const FAR = 40;
/** How quickly an entry is worth less that lacks some of the query. */
const SHARE = 2;

/**
 * Entries in order of worth.
 * @param {Postings[]} found one for each word
 * @param {{allowed: (number: number) => boolean, kindOf: (number: number) => string, named: Set<number>, count: number, least: number}} how
 *   `named` are entries that the whole query names; `count` is the number of all entries; an entry must have words that
 *   carry at least this share of the query, 1 for all of them
 * @returns {number[]}
 */
export function ranked(found, { allowed, kindOf, named, count, least }) {
  const weights = found.map((postings) => 1 + Math.log(1 + count / (1 + postings.size)));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  /** @type {Map<number, number>} */
  const present = new Map();
  found.forEach((postings, place) => {
    for (const number of postings.keys()) present.set(number, (present.get(number) ?? 0) + weights[place]);
  });
  /** @type {[number, number][]} */
  const scored = [];
  for (const [number, carried] of present) {
    const share = carried / whole;
    if (share < least - 1e-9 || !allowed(number)) continue;
    scored.push([number, worth(found, number) * share ** SHARE * (WORTH[kindOf(number)] ?? 1) * (named.has(number) ? 6 : 1)]);
  }
  return scored.sort(([one, a], [other, b]) => b - a || one - other).map(([number]) => number);
}

/**
 * @param {Postings[]} found
 * @param {number} number
 */
function worth(found, number) {
  let sum = 0;
  /** @type {number[][]} */
  const places = [];
  for (const postings of found) {
    const here = postings.get(number);
    if (!here) continue;
    const first = here.places.length ? 1 + FIRST * 2 ** (-here.places[0] / HALF) : 1;
    // What Pagefind calls a score grows with rare words and with repetition; the offset keeps common words from vanishing.
    sum += (here.score + 0.3) * first;
    places.push(here.places);
  }
  return sum * (1 + nearness(places));
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
