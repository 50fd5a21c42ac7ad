// @ts-check
/** Words shorter than this are next to too many others. */
const SHORT = 5;
/** From so many letters on two slips in one word are likely enough. */
const LONG = 9;
/** Ends of words that are right as they are in Spanish or French, which no library in English has. */
const OTHER_LANGUAGE = /(?:ci[oó]n(?:es)?|[aei]d[ao]s?|dad(?:es)?|mente|er[oa]s?|nci[ae]s?|ique|isme|ismo|eur|euse)$/u;

/**
 * The word of the library that someone likely meant to type. A word that is right as it stands is none, whether
 * or not the library has it: a reader who is told that it was a slip looks no further.
 * @param {string} word plain
 * @param {{known: string[], common: Set<string>}} spellings those of the library, the most usual first, and others
 * @returns {string | null}
 */
export function slip(word, { known, common }) {
  if (word.length < SHORT || stems(word).some((each) => common.has(each)) || OTHER_LANGUAGE.test(word)) return null;
  const least = word.length < LONG ? 1 : 2;
  const near = (/** @type {number} */ most) =>
    known.find((each) => Math.abs(each.length - word.length) <= most && each[0] === word[0] && distance(word, each, most + 1) === most);
  for (let most = 1; most <= least; most += 1) {
    const found = near(most);
    // A word and its plural, or what was done and doing it, are no slips of each other; a word without its last y is.
    if (found === `${word}y`) return found;
    if (found) return stems(word).some((each) => stems(found).includes(each)) ? null : found;
  }
  // Half a word that was sent too soon.
  return known.find((each) => each.startsWith(word)) ?? null;
}

const ENDINGS = /(?:ing|ed|er|es|ly|s|d|r|y)$/;

/**
 * A word and what it may be made from.
 * @param {string} word
 */
function stems(word) {
  const stem = word.replace(ENDINGS, "");
  return [word, stem, `${stem}e`, `${stem}y`, stem.replace(/(.)\1$/, "$1"), word.replace(/ie[sd]$/, "y")];
}

/**
 * How many letters must be put in, left out, changed or swapped with their neighbour.
 * @param {string} one
 * @param {string} other
 * @param {number} most no need to know more exactly than this
 */
export function distance(one, other, most) {
  let [older, old] = [[0], [0]];
  old = Array.from({ length: other.length + 1 }, (_, place) => place);
  older = old;
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      now[column] = Math.min(old[column] + 1, now[column - 1] + 1, old[column - 1] + (same ? 0 : 1));
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        now[column] = Math.min(now[column], older[column - 2] + 1);
      }
    }
    if (Math.min(...now) >= most) return most;
    [older, old] = [old, now];
  }
  return old[other.length];
}
