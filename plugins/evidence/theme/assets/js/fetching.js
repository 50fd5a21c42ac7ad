// @ts-check
/** A request that takes longer than this has failed: a reader is told instead of left waiting. Milliseconds. */
const LONGEST = 30_000;

/**
 * @param {URL} url
 * @param {RequestInit} [options]
 * @returns {Promise<Response>} an answer with what was asked for; everything else is an error
 */
export async function fetched(url, options = {}) {
  const answer = await fetch(url, { signal: AbortSignal.timeout(LONGEST), ...options });
  if (!answer.ok) throw new Error(`${url.pathname}: ${answer.status}`);
  return answer;
}

/**
 * @param {URL} url
 * @param {RequestInit} [options]
 * @returns {Promise<any>}
 */
export async function fetchedJson(url, options) {
  return (await fetched(url, options)).json();
}

/**
 * Load a script. Some browsers keep a script that could not be fetched as failed for as long as the page is open, so
 * each further attempt asks at an address of its own.
 * @param {URL} url
 * @returns {Promise<any>}
 */
export async function imported(url) {
  const before = attempts.get(url.href) ?? 0;
  const asked = new URL(url);
  if (before) asked.searchParams.set("again", String(before));
  try {
    return await import(asked.href);
  } catch (error) {
    attempts.set(url.href, before + 1);
    throw error;
  }
}

/** @type {Map<string, number>} how often each script has failed */
const attempts = new Map();
