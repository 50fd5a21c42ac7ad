// @ts-check
/** @typedef {import("./search-index.js").Postings} Postings */

/** How much more a kind answers than another, where the words fit as well. */
const WORTH = /** @type {Record<string, number>} */ ({ guide: 1.3, study: 1.1, programme: 1.2, concept: 0.9, glossary: 0.8, reference: 0.6 });
/** How soon more of the same word is worth no more. */
const ENOUGH = 3;
/** So many words of a text count as near enough. */
const FAR = 40;
/** How much more an entry is worth whose words stand side by side. */
const NEAR = 0.8;
/** How much more an entry is worth that the whole question names. */
const NAMED = 6;
/** An entry whose words carry less than this share of what was asked is no answer: it has only the usual ones. */
const LEAST = 0.2;

/**
 * Entries in order of worth (BM25F: the build has weighed the fields). Any word may count, and none must.
 * @param {Postings[]} found one for each word
 * @param {{allowed: (number: number) => boolean, kindOf: (number: number) => string, named: Set<number>, count: number}} how
 *   `named` are entries that the whole query names; `count` is the number of all entries
 * @returns {number[]}
 */
export function ranked(found, { allowed, kindOf, named, count }) {
  // A word that is nowhere is told of, and the others are looked for.
  const rarities = found.map(({ size }) => (size ? Math.log(1 + (count - size + 0.5) / (size + 0.5)) : 0));
  const least = LEAST * rarities.reduce((sum, rarity) => sum + rarity, 0);
  /** @type {Map<number, {sum: number, carried: number, places: (readonly number[])[]}>} */
  const present = new Map();
  found.forEach((postings, word) => {
    for (const [number, { worth, places, meant = 1 }] of postings) {
      const here = present.get(number) ?? { sum: 0, carried: 0, places: [] };
      here.sum += (rarities[word] * meant * worth) / (worth + ENOUGH);
      here.carried += rarities[word];
      here.places.push(places);
      present.set(number, here);
    }
  });
  /** @type {[number, number][]} */
  const scored = [];
  for (const [number, { sum, carried, places }] of present) {
    if (carried < least || !allowed(number)) continue;
    scored.push([number, sum * (1 + nearness(places)) * (WORTH[kindOf(number)] ?? 1) * (named.has(number) ? NAMED : 1)]);
  }
  return scored.sort(([one, a], [other, b]) => b - a || one - other).map(([number]) => number);
}

/**
 * How near the words stand to each other: NEAR for side by side, 0 for far apart.
 * @param {(readonly number[])[]} places
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
  return NEAR * Math.max(0, 1 - (best - places.length + 1) / FAR);
}
