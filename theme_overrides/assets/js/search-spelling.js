// @ts-check
/**
 * The word of the library that is nearest to one that is not in it.
 * @param {string} word plain
 * @param {string[]} known the most usual first
 * @returns {string | null}
 */
export function nearest(word, known) {
  if (word.length < 3) return null;
  const most = word.length > 7 ? 3 : word.length > 4 ? 2 : 1;
  let best = null;
  let least = most + 1;
  for (const each of known) {
    if (Math.abs(each.length - word.length) >= least || each === word) continue;
    // A slip in the first letter is rare, so it counts for more.
    const far = distance(word, each, least) + (each[0] === word[0] ? 0 : 0.5);
    if (far < least) [best, least] = [each, far];
  }
  return best ?? (word.length > 4 ? known.find((each) => each.startsWith(word)) ?? null : null);
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
