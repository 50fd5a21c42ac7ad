// @ts-check
import { fetched } from "./fetching.js";
import { csv } from "./filter.js";
import { make } from "./making.js";

/**
 * @typedef {import("./explorer-data.js").Entry} Entry
 * @typedef {import("./explorer-data.js").Files} Files
 * @typedef {import("./explorer-facets.js").Say} Say
 */

/** Files of references that are fetched at the same time. */
const AT_ONCE = 6;

/**
 * What a reader has ticked; kept while the tab is open, so that reading a record does not lose it.
 */
export class Selection {
  /**
   * @param {HTMLElement} bar
   * @param {{files: Files, root: URL, say: Say, tell: (words: string) => void, shown: () => number[], redraw: () => void}} more
   */
  constructor(bar, { files, root, say, tell, shown, redraw }) {
    Object.assign(this, { bar, files, root, say, tell, shown, redraw });
    this.bar = bar;
    this.files = files;
    this.root = root;
    this.say = say;
    this.tell = tell;
    this.shown = shown;
    this.redraw = redraw;
    this.key = `ev-selected-${files.version}`;
    this.numbers = new Set(stored(this.key));
    this.note = make("p", { class: "ev-selection__note" });
    this.count = make("strong", { class: "ev-selection__count" });
    this.actions = make(
      "span", { class: "ev-selection__actions" },
      this.button("selected.copy", () => this.copy()),
      this.button("selected.bib", () => this.references("bib", "application/x-bibtex")),
      this.button("selected.ris", () => this.references("ris", "application/x-research-info-systems")),
      this.button("selected.csv", () => this.table()),
      this.button("selected.clear", () => this.clear()),
    );
    this.all = this.button("select.page", () => this.selectShown());
    bar.replaceChildren(this.count, this.all, this.actions, this.note);
    bar.hidden = false;
    this.draw();
  }

  /**
   * @param {string} key
   * @param {() => void} act
   */
  button(key, act) {
    const button = make("button", { type: "button", class: "ev-copy" }, this.say(key));
    button.addEventListener("click", act);
    return button;
  }

  /**
   * @param {number} number
   * @param {boolean} on
   */
  set(number, on) {
    if (on) this.numbers.add(number);
    else this.numbers.delete(number);
    this.draw();
  }

  selectShown() {
    for (const number of this.shown()) this.numbers.add(number);
    this.draw();
    this.redraw();
    this.tell(this.count.textContent ?? "");
  }

  /**
   * Offer to select what is shown, where anything is.
   * @param {number} shown
   */
  offer(shown) {
    this.all.hidden = shown === 0;
    this.bar.hidden = shown === 0 && this.numbers.size === 0;
  }

  clear() {
    this.numbers.clear();
    this.draw();
    this.redraw();
    this.all.focus();
  }

  draw() {
    store(this.key, [...this.numbers]);
    const n = this.numbers.size;
    this.count.textContent = n === 1 ? this.say("selected.one") : n ? this.say("selected.many", { n }) : "";
    this.actions.hidden = n === 0;
    this.say1("");
  }

  /** @param {string} words */
  say1(words) {
    this.note.textContent = words;
    if (words) this.tell(words);
  }

  async entries() {
    return this.files.load([...this.numbers].sort((one, other) => one - other));
  }

  async copy() {
    await this.attempt(async () => {
      const entries = await this.entries();
      await navigator.clipboard.writeText(entries.map((entry) => this.lineOf(entry)).join("\n\n"));
      this.say1(this.say("selected.copied"));
    });
  }

  /** @param {Entry} entry */
  lineOf(entry) {
    const words = [entry.title, entry.headline, entry.meta.join(", ")].filter(Boolean).map(closed);
    return `${words.join(" ")} ${new URL(entry.path, this.root).href}`;
  }

  /**
   * @param {string} ending
   * @param {string} type
   */
  async references(ending, type) {
    await this.attempt(async () => {
      this.say1(this.say("selected.working"));
      const entries = await this.entries();
      const cited = [...new Set(entries.map((entry) => entry.citation).filter(Boolean))];
      if (!cited.length) return this.say1(this.say("selected.nothing"));
      const texts = await each(cited, AT_ONCE, (path) => fetchText(new URL(`data/${path}.${ending}`, this.root)));
      save(`${this.say("downloads.name")}.${ending}`, texts.map((text) => text.trim()).join("\n\n") + "\n", type);
      const left = entries.filter((entry) => !entry.citation).length;
      this.say1(left ? this.say("selected.uncited", { n: left }) : "");
    });
  }

  async table() {
    await this.attempt(async () => {
      const entries = await this.entries();
      const heads = ["kind", "title", "second", "facts", "year", "address"].map((key) => this.say(`csv.${key}`));
      const rows = entries.map((entry) => [
        this.say(`kind.${entry.kind}`), entry.title, entry.headline, entry.meta.join("; "), entry.year || "",
        new URL(entry.path, this.root).href,
      ]);
      save(`${this.say("downloads.name")}.csv`, csv([heads, ...rows]), "text/csv");
    });
  }

  /** @param {() => Promise<void>} act */
  async attempt(act) {
    try {
      await act();
    } catch {
      this.say1(this.say("selected.failed"));
    }
  }
}

/** @param {string} text */
const closed = (text) => (/[.?!…]$/.test(text) ? text : `${text}.`);

/**
 * @template Item, Result
 * @param {Item[]} items
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

/** @param {URL} url */
async function fetchText(url) {
  return (await fetched(url)).text();
}

/**
 * @param {string} name
 * @param {string} text
 * @param {string} type
 */
function save(name, text, type) {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  make("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** @param {string} key */
function stored(key) {
  try {
    const numbers = JSON.parse(sessionStorage.getItem(key) ?? "[]");
    return Array.isArray(numbers) ? numbers.filter((number) => Number.isInteger(number) && number >= 0) : [];
  } catch {
    return [];
  }
}

/**
 * @param {string} key
 * @param {number[]} numbers
 */
function store(key, numbers) {
  try {
    sessionStorage.setItem(key, JSON.stringify(numbers));
  } catch {
    // Storage is closed to us: the selection holds for this page.
  }
}
