// @ts-check
import { make } from "../making.js";
import { keep, kept } from "../remembering.js";
import { save, TYPES } from "../saving.js";
import { readingList, references, table } from "./exports.js";
import { numberOf } from "./lines.js";

/**
 * @typedef {import("./files.js").Files} Files
 * @typedef {import("./parts.js").Say} Say
 */

/**
 * What a reader has ticked in the list; kept while the tab is open, so that reading a record does not lose it.
 */
export class Selection {
  /**
   * @param {HTMLElement} bar
   * @param {HTMLOListElement} list whose lines can be ticked
   * @param {{files: Files, say: Say, tell: (words: string) => void}} more
   */
  constructor(bar, list, { files, say, tell }) {
    this.bar = bar;
    this.list = list;
    this.files = files;
    this.say = say;
    this.tell = tell;
    this.key = `ev-selected-${files.version}`;
    this.numbers = new Set(numbersKept(this.key));
    this.note = make("p", { class: "ev-selection__note" });
    this.count = make("strong", { class: "ev-selection__count" });
    this.actions = make(
      "span", { class: "ev-selection__actions" },
      this.button("selected.copy", () => this.attempt(() => this.copy())),
      this.button("selected.bib", () => this.attempt(() => this.references("bib"))),
      this.button("selected.ris", () => this.attempt(() => this.references("ris"))),
      this.button("selected.csv", () => this.attempt(() => this.table())),
      this.button("selected.clear", () => this.clear()),
    );
    this.all = this.button("select.page", () => this.selectShown());
    bar.replaceChildren(this.count, this.all, this.actions, this.note);
    list.addEventListener("change", ({ target }) => target instanceof HTMLInputElement && this.take(target));
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

  /** @returns {HTMLInputElement[]} */
  boxes() {
    return [...this.list.querySelectorAll("input")];
  }

  /** @param {HTMLInputElement} box that a reader has ticked or cleared */
  take(box) {
    const number = numberOf(box);
    if (number === null) return;
    if (box.checked) this.numbers.add(number);
    else this.numbers.delete(number);
    this.draw();
  }

  /**
   * Offer to select what is shown, where anything is.
   * @param {number} shown
   */
  offer(shown) {
    this.all.hidden = shown === 0;
    this.bar.hidden = shown === 0 && this.numbers.size === 0;
  }

  /** Tick the lines that are selected; called when the list has other lines. */
  tick() {
    for (const box of this.boxes()) box.checked = this.numbers.has(numberOf(box) ?? -1);
  }

  selectShown() {
    for (const box of this.boxes()) this.numbers.add(numberOf(box) ?? -1);
    this.draw();
    this.tick();
    this.tell(this.count.textContent ?? "");
  }

  clear() {
    this.numbers.clear();
    this.draw();
    this.tick();
    this.all.focus();
  }

  draw() {
    keep(this.key, [...this.numbers]);
    const n = this.numbers.size;
    this.count.textContent = n === 1 ? this.say("selected.one") : n ? this.say("selected.many", { n }) : "";
    this.actions.hidden = n === 0;
    this.show("");
  }

  /** @param {string} words */
  show(words) {
    this.note.textContent = words;
    if (words) this.tell(words);
  }

  entries() {
    return this.files.load([...this.numbers].sort((one, other) => one - other));
  }

  async copy() {
    await navigator.clipboard.writeText(readingList(await this.entries(), this.files.root));
    this.show(this.say("selected.copied"));
  }

  /** @param {keyof typeof TYPES} ending */
  async references(ending) {
    this.show(this.say("selected.working"));
    const entries = await this.entries();
    const texts = await references(entries, ending, this.files.root);
    const cited = new Set(texts.filter(Boolean));
    if (!cited.size) return this.show(this.say("selected.nothing"));
    this.save(ending, `${[...cited].join("\n\n")}\n`, TYPES[ending]);
    const left = texts.filter((text) => !text).length;
    this.show(left ? this.say("selected.uncited", { n: left }) : "");
  }

  async table() {
    this.save("csv", table(await this.entries(), this.files.root, this.say), "text/csv");
  }

  /**
   * @param {string} ending
   * @param {string} text
   * @param {string} type
   */
  save(ending, text, type) {
    save(`${this.say("downloads.name")}.${ending}`, text, type);
  }

  /** @param {() => Promise<void>} act */
  async attempt(act) {
    try {
      await act();
    } catch {
      this.show(this.say("selected.failed"));
    }
  }
}

/**
 * @param {string} key
 * @returns {number[]}
 */
function numbersKept(key) {
  const numbers = kept(key);
  return Array.isArray(numbers) ? numbers.filter((number) => Number.isInteger(number) && number >= 0) : [];
}
