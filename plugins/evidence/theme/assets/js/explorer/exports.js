// @ts-check
import { fetched } from "../fetching.js";
import { csv } from "../filter.js";
import { make } from "../making.js";

/**
 * What a selection is taken along as.
 *
 * @typedef {import("./files.js").Entry} Entry
 * @typedef {import("./parts.js").Say} Say
 */

/** Files of references that are fetched at the same time. */
const AT_ONCE = 6;

/**
 * @param {readonly Entry[]} entries
 * @param {URL} root
 */
export function readingList(entries, root) {
  return entries.map((entry) => lineOf(entry, root)).join("\n\n");
}

/**
 * @param {Entry} entry
 * @param {URL} root
 */
function lineOf({ title, headline, meta, path }, root) {
  const words = [title, headline, meta.join(", ")].filter(Boolean).map(closed);
  return `${words.join(" ")} ${new URL(path, root).href}`;
}

/** @param {string} text */
const closed = (text) => (/[.?!…]$/.test(text) ? text : `${text}.`);

/**
 * @param {readonly Entry[]} entries
 * @param {string} ending of the format
 * @param {URL} root
 * @returns {Promise<string>} '' where none of the entries is a reference or has one
 */
export async function references(entries, ending, root) {
  const cited = [...new Set(entries.map((entry) => entry.citation).filter(Boolean))];
  const texts = await each(cited, AT_ONCE, async (path) => (await fetched(new URL(`data/${path}.${ending}`, root))).text());
  return texts.length ? `${texts.map((text) => text.trim()).join("\n\n")}\n` : "";
}

/**
 * @param {readonly Entry[]} entries
 * @param {URL} root
 * @param {Say} say
 */
export function table(entries, root, say) {
  const heads = ["kind", "title", "second", "facts", "year", "address"].map((key) => say(`csv.${key}`));
  const rows = entries.map(({ kind, title, headline, meta, year, path }) => [
    say(`kind.${kind}`), title, headline, meta.join("; "), year || "", new URL(path, root).href,
  ]);
  return csv([heads, ...rows]);
}

/**
 * @param {string} name
 * @param {string} text
 * @param {string} type
 */
export function save(name, text, type) {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  make("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/**
 * @template Item, Result
 * @param {readonly Item[]} items
 * @param {number} atOnce
 * @param {(item: Item) => Promise<Result>} act
 * @returns {Promise<Result[]>} in the order of the items
 */
async function each(items, atOnce, act) {
  /** @type {Result[]} */
  const results = [];
  let next = 0;
  const work = async () => {
    while (next < items.length) {
      const place = next;
      next += 1;
      results[place] = await act(items[place]);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}
