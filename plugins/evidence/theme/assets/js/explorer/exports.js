// @ts-check
import { fetched } from "../fetching.js";
import { csv } from "../filter.js";
import { entryOf } from "../saving.js";

/**
 * What a selection is taken along as.
 *
 * @typedef {import("./files.js").Entry} Entry
 * @typedef {import("./parts.js").Say} Say
 */

/** Pages that are fetched at the same time. */
const AT_ONCE = 6;

/** Kinds of what can be cited by itself. */
const CITED = new Set(["guide", "study", "programme", "reference"]);

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
 * Each entry as a reference, which its own page offers.
 * @param {readonly Entry[]} entries
 * @param {keyof typeof FROM_PAGE} ending of the format
 * @param {URL} root
 * @returns {Promise<string[]>} '' for what is not cited by itself
 */
export async function references(entries, ending, root) {
  return each(entries, AT_ONCE, async ({ kind, path }) => {
    if (!CITED.has(kind)) return "";
    const address = new URL(path, root);
    const page = new DOMParser().parseFromString(await (await fetched(address)).text(), "text/html");
    return (await FROM_PAGE[ending](page, address)).trim();
  });
}

const FROM_PAGE = { bib: entryOf, ris: risOf };

/**
 * The first that is offered: on a page about a source that of the source.
 * @param {Document} page
 * @param {URL} address
 */
async function risOf(page, address) {
  const href = page.querySelector("a[download$='.ris']")?.getAttribute("href");
  if (!href) return "";
  if (href.startsWith("data:")) return decodeURIComponent(href.slice(href.indexOf(",") + 1));
  return (await fetched(new URL(href, address))).text();
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
