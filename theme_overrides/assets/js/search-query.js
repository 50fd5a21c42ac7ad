// @ts-check
/**
 * A query taken apart.
 * @typedef {{words: string[], texts: string[], must: string[][], fields: string[], years: string[], not: string[][],
 *   only: boolean}} Query
 * `words` are plain words as the index has them and `texts` the same as typed; `must` are phrases, `fields` words of
 * the fields, `years` one of which must fit, `not` what may not be there; `only` is set where nothing may be widened.
 */

const FIELDS = /** @type {const} */ ({ author: "za", title: "zt" });
const PART = /([-−]?)(?:(author|title|year):\s*)?(?:["“”„«»]([^"“”„«»]*)["“”„«»]|(\S+))/giu;
/** Longer queries are cut: nobody types them, and each word costs a part of the index. */
const MOST_LETTERS = 400;
const MOST_WORDS = 16;
const MOST_YEARS = 60;

/**
 * @param {string} text
 * @param {import("./fold.js").Folding} folding
 * @returns {Query}
 */
export function readQuery(text, folding) {
  /** @type {Query} */
  const query = { words: [], texts: [], must: [], fields: [], years: [], not: [], only: false };
  let free = "";
  for (const match of text.slice(0, MOST_LETTERS).matchAll(PART)) {
    const [, minus, name = "", quoted, word = ""] = match;
    const field = name.toLowerCase();
    const said = quoted ?? word;
    const starts = match.index === 0 || /\s/.test(text[(match.index ?? 0) - 1]);
    if (field === "year" && years(said).length) query.years.push(...years(said));
    else if (field === "author" || field === "title") {
      const tokens = field === "author" ? folding.written(said).map((each) => folding.root(each.word)) : folding.folded(said);
      query.fields.push(...tokens.map((token) => `${FIELDS[field]}${token}`));
    } else if (minus && starts) {
      const tokens = folding.folded(said);
      if (tokens.length) query.not.push(tokens);
    } else if (quoted !== undefined) {
      const tokens = folding.folded(quoted);
      if (tokens.length) query.must.push(tokens);
      query.only = true;
      free += " . ";
    } else {
      const before = field ? `${name}:` : "";
      free += ` ${minus}${before}${said}`;
    }
  }
  const seen = new Set();
  for (const { token, parts } of folding.tokens(free)) {
    if (seen.has(token) || query.words.length === MOST_WORDS) continue;
    seen.add(token);
    query.words.push(token);
    query.texts.push(parts.map((each) => each.word).join(" "));
  }
  query.must = query.must.slice(0, MOST_WORDS);
  query.not = query.not.slice(0, MOST_WORDS);
  query.fields = query.fields.slice(0, MOST_WORDS);
  return query;
}

/** @param {Query} query */
export const isEmpty = ({ words, must, fields, years }) => !words.length && !must.length && !fields.length && !years.length;

/**
 * `2019` or `2015..2020` as words of the index.
 * @param {string} text
 */
function years(text) {
  const match = /^(\d{4})(?:(?:\.\.|-|–)(\d{4}))?$/.exec(text.trim());
  if (!match) return [];
  const from = Number(match[1]);
  const to = Number(match[2] ?? from);
  const count = Math.min(Math.max(0, to - from + 1), MOST_YEARS);
  return Array.from({ length: count }, (_, place) => `zy${[...String(from + place)].map((digit) => String.fromCharCode(97 + Number(digit))).join("")}`);
}
