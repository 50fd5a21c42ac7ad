// @ts-check
/**
 * A query taken apart.
 * @typedef {"author" | "title"} Field
 * @typedef {{words: string[], texts: string[], parts: string[], must: string[][], fields: [Field, string][], years: string[], not: string[][],
 *   only: boolean, more: boolean}} Query
 * `words` are plain words as the index has them, or a beginning and `ANY`, and `texts` the same as typed; `parts` are words
 * that a compound among them is made of; `must` are
 * phrases, `fields` words that must stand in a field, `years` one of which must fit, `not` what may not be there; `only` is set where
 * nothing may be widened, `more` where there were too many words to look for all.
 */

/** Stands for any end of a word. */
export const ANY = "*";
/** So many letters a beginning must have: fewer are those of too many words. */
const BEGINNING = 3;

const PART = /([-−]?)(?:(author|title|year):\s*)?(?:["“”„«»]([^"“”„«»]*)["“”„«»]|(\S+))/giu;
/** Longer queries are cut: nobody types them, and each word costs a part of the index. */
const MOST_LETTERS = 400;
const MOST_WORDS = 16;
const MOST_YEARS = 250;

/**
 * @param {string} text
 * @param {import("./fold.js").Folding} folding
 * @returns {Query}
 */
export function readQuery(text, folding) {
  /** @type {Query} */
  const query = { words: [], texts: [], parts: [], must: [], fields: [], years: [], not: [], only: false, more: false };
  let free = "";
  for (const match of text.slice(0, MOST_LETTERS).matchAll(PART)) {
    const [, minus, name = "", quoted, word = ""] = match;
    const field = name.toLowerCase();
    const said = quoted ?? word;
    const starts = match.index === 0 || /\s/.test(text[(match.index ?? 0) - 1]);
    if (field === "year" && years(said).length) query.years.push(...years(said));
    else if (field === "author" || field === "title") {
      const tokens = field === "author" ? folding.written(said).map((each) => folding.root(each.word)) : folding.folded(said);
      query.fields.push(...tokens.map((token) => /** @type {[Field, string]} */ ([field, token])));
    } else if (minus && starts) {
      const tokens = folding.folded(said);
      if (tokens.length) query.not.push(tokens);
    } else if (quoted !== undefined) {
      const tokens = folding.folded(quoted);
      if (tokens.length) query.must.push(tokens);
      query.only = true;
      free += " . ";
    } else if (!field && !minus && said.endsWith(ANY) && beginningOf(said, folding)) {
      const start = beginningOf(said, folding);
      if (!query.texts.includes(start)) {
        query.words.push(`${start}${ANY}`);
        query.texts.push(start);
      }
    } else {
      const before = field ? `${name}:` : "";
      free += ` ${minus}${before}${said}`;
    }
  }
  const seen = new Set();
  for (const { token, parts } of folding.tokens(free)) {
    if (seen.has(token)) continue;
    seen.add(token);
    query.words.push(token);
    query.texts.push(parts.map((each) => each.word).join(" "));
  }
  query.parts = [...new Set(query.words.flatMap((word) => folding.partsOf(word)))].filter((part) => !query.words.includes(part));
  for (const list of [query.words, query.texts, query.parts, query.must, query.not, query.fields]) {
    query.more ||= list.length > MOST_WORDS;
    list.splice(MOST_WORDS);
  }
  return query;
}

/**
 * @param {string} text such as `tokeni*`
 * @param {import("./fold.js").Folding} folding
 */
function beginningOf(text, folding) {
  const [first, ...others] = folding.written(text);
  return first && !others.length && first.word.length >= BEGINNING ? first.word : "";
}

/** @param {Query} query */
export const isEmpty = ({ words, must, fields, years, not }) => ![words, must, fields, years, not].some((each) => each.length);

/**
 * `2019` or `2015..2020` as years.
 * @param {string} text
 */
function years(text) {
  const match = /^(\d{4})(?:(?:\.\.|-|–)(\d{4}))?$/.exec(text.trim());
  if (!match) return [];
  const [from, to] = [Number(match[1]), Number(match[2] ?? match[1])].sort((one, other) => one - other);
  // Nothing here is older than so many years or from long after today, so what lies between is what was meant.
  const end = Math.max(from, Math.min(to, new Date().getFullYear() + 5));
  const start = Math.max(from, end - MOST_YEARS);
  const count = end - start + 1;
  return Array.from({ length: count }, (_, place) => String(start + place));
}
