// Asks MiniSearch: node minisearch.mjs FOLDER < {queries, records} > numbers
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const module = resolve(process.argv[2], "node_modules/minisearch/dist/es/index.js");
const { default: MiniSearch } = await import(pathToFileURL(module).href);
const { queries, records } = JSON.parse(await readFile("/dev/stdin", "utf8"));
const index = new MiniSearch({
  fields: ["title", "headline", "headings", "text"],
  searchOptions: { boost: { title: 4, headline: 3, headings: 2 }, prefix: true, fuzzy: 0.2 },
});
index.addAll(records);
process.stdout.write(JSON.stringify(queries.map((query) => index.search(query).map(({ id }) => id))));
