// Asks the search of a built site as a page does: node ask.mjs SITE < queries.json > found.json
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const site = resolve(process.argv[2]);
const root = new URL("https://site.example/");
globalThis.fetch = async (/** @type {URL} */ url) => new Response(await readFile(join(site, url.pathname)));
const { search } = await import(pathToFileURL(join(site, "assets/js/search.js")).href);

const entries = new Map();
const index = JSON.parse(await readFile(join(site, "data/explorer/index.json"), "utf8"));
for (let number = 0; number < index.count; number += index.chunk) {
  const rows = JSON.parse(await readFile(join(site, `data/explorer/entries/${number / index.chunk}.json`), "utf8"));
  rows.forEach((row, place) => entries.set(number + place, { path: row[1] }));
}
const words = JSON.parse(await readFile(join(site, "data/search/words.json"), "utf8"));
const files = { root, version: words.entries, load: async (numbers) => numbers.map((number) => entries.get(number)) };
const queries = JSON.parse(await readFile("/dev/stdin", "utf8"));
const found = [];
for (const query of queries) {
  const { numbers, failed, widened, suggestion, missing } = await search(query, files);
  if (failed) throw new Error(`the search failed for ${query}`);
  found.push({ paths: numbers.map((number) => entries.get(number).path), widened, suggestion, missing });
}
process.stdout.write(JSON.stringify(found));
