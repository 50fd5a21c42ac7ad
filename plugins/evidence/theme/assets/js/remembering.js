// @ts-check
/** The results that a reader came from (`trail.js`), which are asked for on every page. */
export const TRAIL = "ev-trail";

/**
 * What a tab keeps while it is open. Where a browser closes its storage to us nothing is kept, and every page works without.
 * @param {string} key
 * @param {unknown} value
 */
export function keep(key, value) {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Closed to us, or full.
  }
}

/**
 * @param {string} key
 * @returns {any} null where nothing is kept
 */
export function kept(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/**
 * @param {string} key
 * @returns {any} what was kept, this once
 */
export function taken(key) {
  const value = kept(key);
  try {
    sessionStorage.removeItem(key);
  } catch {
    // As above.
  }
  return value;
}
