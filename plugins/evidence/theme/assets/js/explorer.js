// @ts-check
import { Files } from "./explorer-data.js";
import { mountFacet } from "./explorer-facets.js";
import { PER_PAGE, addPassage, drawPages, resultLine } from "./explorer-results.js";
import { Selection } from "./explorer-selection.js";
import { imported } from "./fetching.js";
import {
  LONGEST_QUERY, SORTS, choose, isNarrowed, nothingChosen, rangeText, readAddress, sortOf, toggled, withoutUnknown, writeAddress,
} from "./filter.js";
import { following, make, sayer } from "./making.js";
import { AROUND, leave, returning } from "./trail.js";

/**
 * @typedef {import("./filter.js").State} State
 * @typedef {import("./search.js").Found} Found
 */

/** Unknown parts of an address that are named, and the most letters of one. */
const NAMED = 5;
const LETTERS = 60;
/** In place of a passage that could not be fetched. */
const LACKING = "lacking";

/**
 * Make the page of lists into one that can be asked. All that it shows follows from the address.
 * @param {HTMLElement} element
 * @param {URL} root the root of the site
 */
export async function mountExplorer(element, root) {
  const explorer = new Explorer(element, root);
  await explorer.start();
}

class Explorer {
  /**
   * @param {HTMLElement} element
   * @param {URL} root
   */
  constructor(element, root) {
    this.element = element;
    this.root = root;
    this.say = sayer(element.dataset.words ?? "{}");
    this.files = new Files(root, element.dataset.version ?? "");
    this.part = parts(element);
    const facets = /** @type {HTMLDetailsElement[]} */ ([...element.querySelectorAll("[data-facet]")]);
    this.facets = facets.map((each) => ({
      id: each.dataset.facet ?? "",
      name: each.querySelector(".ev-facet__name")?.textContent ?? "",
      years: "years" in each.dataset,
      large: "large" in each.dataset,
      element: each,
    }));
    /** @type {Map<string, import("./explorer-facets.js").Panel>} */
    this.panels = new Map();
    /** @type {import("./filter.js").Index | null} */
    this.index = null;
    this.state = nothingChosen();
    this.showWords = following(this.part.words);
    /** @type {{q: string, result: Found | null}} */
    this.found = { q: "", result: null };
    this.numbers = new Uint32Array();
    this.turn = 0;
    this.title = document.title;
    this.first = true;
    this.comesBack = true;
    /** What is to be told when the list is there; '' where that was done. */
    this.toTell = "";
  }

  async start() {
    const { filters, find, results, count } = this.part;
    this.element.classList.add("ev-explorer--live");
    find.hidden = results.hidden = false;
    // Words typed into the header of this page keep what was chosen, too.
    for (const form of [find, .../** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll(".ev-seek"))]) {
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        const words = String(new FormData(form).get("q") ?? "").trim();
        if (form !== find) form.reset();
        this.showWords(words, true);
        this.go({ ...this.state, q: words, sort: "", page: 1 });
      });
    }
    foldFilters(filters);
    this.mountSkips();
    count.textContent = this.say("loading");
    window.addEventListener("popstate", () => this.read());
    // A page that comes back as it was left has words in its box that nobody asked for.
    window.addEventListener("pageshow", ({ persisted }) => persisted && this.showWords(this.state.q, true));
    this.readState();
    await this.begin();
  }

  async begin() {
    try {
      const index = await this.files.index();
      if (this.index) return;
      this.index = index;
    } catch {
      this.fail(() => this.begin());
      return;
    }
    this.part.items.replaceChildren();
    for (const facet of this.facets) {
      this.panels.set(facet.id, mountFacet(facet.element, facet.id, this.say, {
        choose: (id, value, broader) => {
          const chosen = new Map(this.state.chosen);
          const now = toggled(chosen.get(id) ?? [], value, broader);
          if (now.length) chosen.set(id, now);
          else chosen.delete(id);
          this.go({ ...this.state, chosen, page: 1 });
        },
        limit: (id, range) => {
          const ranges = new Map(this.state.ranges);
          if (range) ranges.set(id, range);
          else ranges.delete(id);
          this.go({ ...this.state, ranges, page: 1 });
        },
        open: async (id) => {
          await this.openLarge(id);
          this.draw();
          return this.index?.facets.get(id) ?? [];
        },
      }));
    }
    this.selection = new Selection(this.part.selection, {
      files: this.files, root: this.root, say: this.say, tell: (words) => this.tell(words),
      shown: () => [...this.shown()],
      redraw: () => this.drawItems(this.turn),
    });
    await this.read();
  }

  /** Ways past the facets, to the first result. */
  mountSkips() {
    for (const link of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-skip-results]"))) {
      link.hidden = false;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        const first = this.part.items.querySelector("h3 a, button") ?? this.part.count;
        /** @type {HTMLElement} */ (first).focus();
      });
    }
  }

  /** What the address asks for, which is known before any list is there: what is chosen meanwhile is added to it. */
  readState() {
    const { state, unknown, cut } = readAddress(location.search, this.facets);
    this.state = state;
    this.showWords(state.q);
    return { state, unknown, cut };
  }

  /**
   * Read the address and show what it asks for.
   * @param {boolean} arriving by a link or through the history: then facets with a choice are opened
   */
  async read(arriving = true) {
    const { state, unknown, cut } = this.readState();
    if (!this.index) return;
    const turn = (this.turn += 1);
    const large = this.facets.filter(({ id, large }) => large && state.chosen.has(id));
    const opened = await Promise.allSettled(large.map(({ id }) => this.openLarge(id)));
    if (turn !== this.turn) return;
    if (opened.some(({ status }) => status === "rejected")) return this.fail(() => this.read(arriving));
    const known = withoutUnknown(this.index, state);
    this.state = known.state;
    this.notes = { unknown: [...unknown, ...known.unknown], cut };
    const isChosen = (/** @type {string} */ id) => this.state.chosen.has(id) || this.state.ranges.has(id);
    if (arriving) for (const { id, element } of this.facets) if (isChosen(id)) element.open = true;
    await this.draw();
  }

  /**
   * Show another choice, at an address of its own.
   * @param {State} state
   */
  async go(state) {
    history.pushState(null, "", `${location.pathname}${writeAddress(state, this.facets)}`);
    await this.read(false);
  }

  /** @param {string} id */
  async openLarge(id) {
    if (this.index && !this.index.facets.has(id)) this.index.facets.set(id, await this.files.largeFacet(id));
  }

  async draw() {
    const index = this.index;
    if (!index) return;
    const turn = (this.turn += 1);
    const { state } = this;
    this.drawTitle();
    this.drawChips();
    if (state.q && this.found.q !== state.q) {
      this.part.count.textContent = this.say("loading");
      this.part.items.setAttribute("aria-busy", "true");
      const result = await search(state.q, this.files);
      if (turn !== this.turn) return;
      this.part.items.removeAttribute("aria-busy");
      // What failed is not kept: whatever is chosen next asks again.
      this.found = result ? { q: state.q, result } : { q: "", result: null };
    }
    const result = state.q ? this.found.result : null;
    const { numbers, count } = choose(index, state, result?.numbers ?? null);
    for (const panel of this.panels.values()) panel.update(index, state, count);
    const unsearched = Boolean(state.q) && !result;
    this.element.classList.toggle("ev-explorer--unsearched", unsearched);
    if (unsearched) return this.failWords();
    this.numbers = numbers;
    const pages = Math.max(1, Math.ceil(numbers.length / PER_PAGE));
    if (state.page > pages) this.state = { ...state, page: pages };
    this.drawNotes(result);
    this.drawCount(result);
    this.drawSort();
    this.selection?.offer(numbers.length);
    drawPages(this.part.pages, {
      page: this.state.page, pages, say: this.say,
      address: (page) => writeAddress({ ...this.state, page }, this.facets) || location.pathname,
      go: async (page) => {
        await this.go({ ...this.state, page });
        this.part.count.focus({ preventScroll: true });
        this.part.results.scrollIntoView({ block: "start" });
      },
    });
    await this.drawItems(turn);
  }

  shown() {
    const start = (this.state.page - 1) * PER_PAGE;
    return this.numbers.slice(start, start + PER_PAGE);
  }

  /** @param {Found | null} found */
  drawCount(found) {
    const { state, say } = this;
    const n = this.numbers.length;
    const words =
      found && !found.asked ? say("results.unasked")
      : !isNarrowed(state) ? say("results.all", { n })
      : n === 1 ? say("results.one")
      : n ? say("results.many", { n })
      : say("results.none");
    this.part.count.textContent = words;
    this.element.dataset.count = String(n);
    // A page that opens with everything on it has nothing to tell.
    this.toTell = this.first && !isNarrowed(state) ? "" : words;
    this.first = false;
  }

  /** Tabs and the history of the browser tell one view from another by the title. */
  drawTitle() {
    const { q, page } = this.state;
    const parts = [...(q ? [this.say("title.words", { q })] : []), ...this.choices().map(({ facet, value }) => `${facet}: ${value}`)];
    if (page > 1) parts.push(this.say("title.page", { n: page }));
    document.title = [parts.join(", "), this.title].filter(Boolean).join(" – ");
  }

  drawSort() {
    const { sort } = this.part;
    sort.hidden = this.numbers.length === 0;
    const now = sortOf(this.state);
    const choices = SORTS.filter((each) => each !== "relevance" || this.state.q);
    let select = sort.querySelector("select");
    if (!select) {
      const made = make("select", { id: "sort" });
      made.addEventListener("change", () => this.go({ ...this.state, sort: made.value, page: 1 }));
      sort.append(make("label", { for: "sort" }, this.say("sort")), " ", made);
      select = made;
    }
    if (select.options.length !== choices.length) {
      select.replaceChildren(...choices.map((each) => make("option", { value: each }, this.say(`sort.${each}`))));
    }
    select.value = now;
  }

  /**
   * What is chosen besides the words, each with the view that is left without it.
   * @returns {{facet: string, value: string, without: State}[]}
   */
  choices() {
    const { state } = this;
    return this.facets.flatMap(({ id, name }) => {
      const values = state.chosen.get(id) ?? [];
      const chosen = values.map((value) => {
        const without = new Map(state.chosen);
        if (values.length > 1) without.set(id, values.filter((each) => each !== value));
        else without.delete(id);
        return { facet: name, value: this.labelOf(id, value), without: { ...state, chosen: without, page: 1 } };
      });
      const range = state.ranges.get(id);
      if (!range) return chosen;
      const without = new Map(state.ranges);
      without.delete(id);
      return [...chosen, { facet: name, value: this.rangeWords(range), without: { ...state, ranges: without, page: 1 } }];
    });
  }

  /**
   * Names stand in their list, which may be here before its panel has been drawn; other words on the page.
   * @param {string} facet
   * @param {string} value
   */
  labelOf(facet, value) {
    const named = this.index?.facets.get(facet)?.find(({ id }) => id === value)?.label;
    return named ?? this.panels.get(facet)?.label(value) ?? value;
  }

  drawChips() {
    const { chips, count } = this.part;
    const { state } = this;
    const words = { facet: "", value: this.say("query", { q: state.q }), without: this.withoutWords() };
    const chosen = [...(state.q ? [words] : []), ...this.choices()];
    const focused = [...chips.querySelectorAll("button")].indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    const items = chosen.map(({ facet, value, without }) => {
      const button = make(
        "button", { type: "button", class: "ev-chip", "aria-label": facet ? this.say("remove", { facet, value }) : undefined },
        facet && make("span", { class: "ev-chip__facet" }, `${facet}: `), value, make("span", { class: "ev-chip__cross", "aria-hidden": "true" }, "✕"),
      );
      button.addEventListener("click", () => this.go(without));
      return make("li", {}, button);
    });
    if (items.length) {
      const over = make("button", { type: "button", class: "ev-chip ev-chip--over" }, this.say("over"));
      over.addEventListener("click", () => this.go({ ...nothingChosen(), sort: state.sort === "relevance" ? "" : state.sort }));
      items.push(make("li", {}, over));
    }
    chips.hidden = items.length === 0;
    chips.replaceChildren(...items);
    if (focused >= 0) {
      const next = chips.querySelectorAll("button")[Math.min(focused, items.length - 2)];
      if (next) next.focus();
      else count.focus();
    }
  }

  withoutWords() {
    return { ...this.state, q: "", sort: "", page: 1 };
  }

  /** @param {import("./filter.js").Range} range */
  rangeWords({ from, to }) {
    if (from !== null && to !== null) return from === to ? rangeText({ from, to }) : this.say("years.range", { from, to });
    return from !== null ? this.say("years.since", { from }) : this.say("years.until", { to: to ?? "" });
  }

  /** @param {Found | null} found */
  drawNotes(found) {
    const { unknown = [], cut = false } = this.notes ?? {};
    const notes = [];
    if (cut) notes.push(this.say("cut", { n: LONGEST_QUERY }));
    if (unknown.length) {
      const named = unknown.slice(0, NAMED).map(([name, value]) => `${shortened(name)} = ${shortened(value) || "…"}`);
      const more = unknown.length > NAMED ? `, ${this.say("unknown.more", { n: unknown.length - NAMED })}` : "";
      notes.push(`${this.say("unknown")} ${named.join(", ")}${more}.`);
    }
    if (found?.widened) {
      const { from, to, few } = found.widened;
      notes.push(this.say(few ? "search.widened" : "search.widened.many", { from, to: to.join(", ") }));
    }
    if (found?.loose) notes.push(this.say("search.loose"));
    for (const limit of found?.limits ?? []) notes.push(this.say(`search.limit.${limit}`));
    if (found && !found.asked) notes.push(this.say("none.unasked"));
    const lines = notes.map((words) => make("p", { class: "ev-results__note" }, words));
    const { suggestion, jump } = found ?? {};
    if (suggestion) {
      const button = make("button", { type: "button", class: "ev-results__suggestion" }, suggestion);
      button.addEventListener("click", () => this.go({ ...this.state, q: suggestion, sort: "", page: 1 }));
      lines.push(make("p", { class: "ev-results__note" }, this.say("search.suggestion"), " ", button));
    }
    if (jump) {
      const url = new URL(jump, this.root);
      lines.push(make("p", { class: "ev-results__note" }, this.say("search.jump"), " ", make("a", { href: url.href }, jump)));
    }
    if (this.numbers.length === 0) {
      const suggest = this.element.dataset.suggest;
      const lead = suggest ? [" ", make("a", { href: suggest }, this.say("none.suggest")), "."] : [];
      if (found?.asked) lines.push(make("p", { class: "ev-results__note" }, this.say("none.words")));
      if (!found || found.asked) lines.push(make("p", { class: "ev-results__note" }, this.say("none.try"), ...lead));
    }
    this.part.notes.replaceChildren(...lines);
    if (found?.lacking) this.lack();
  }

  /** Look for the words again, with all that belongs to them. */
  anew() {
    this.found = { q: "", result: null };
    this.draw();
  }

  /** Say that something beside the results could not be fetched, once for all that is lacking. */
  lack() {
    const { notes } = this.part;
    if (notes.querySelector("[data-lacking]")) return;
    const again = this.againButton(() => this.anew());
    notes.append(make("p", { class: "ev-results__note", "data-lacking": true }, this.say("search.lacking"), " ", again));
  }

  /** @param {number} turn */
  async drawItems(turn) {
    const { items } = this.part;
    const numbers = [...this.shown()];
    if (numbers.some((number) => !this.files.entry(number))) {
      items.setAttribute("aria-busy", "true");
      try {
        await this.files.load(numbers);
      } catch {
        if (turn === this.turn) this.fail(() => this.anew());
        return;
      }
      if (turn !== this.turn) return;
    }
    items.removeAttribute("aria-busy"); // whoever set it: what was asked before may have been given up
    const passages = this.state.q ? this.found.result?.passages : null;
    items.start = (this.state.page - 1) * PER_PAGE + 1;
    items.replaceChildren(
      ...numbers.flatMap((number) => {
        const entry = this.files.entry(number);
        return entry
          ? resultLine(entry, {
              root: this.root, say: this.say, selected: this.selection?.numbers.has(number) ?? false,
              select: (each, on) => this.selection?.set(each, on),
              follow: (each, href) => this.follow(each, href),
            })
          : [];
      }),
    );
    this.tellResults();
    if (this.comesBack) this.goBackTo(returning());
    this.comesBack = false;
    if (passages) await this.drawPassages(passages, numbers, turn);
  }

  /**
   * Passages come after the lines, as each is fetched.
   * @param {any} passages
   * @param {number[]} numbers
   * @param {number} turn
   */
  async drawPassages(passages, numbers, turn) {
    await Promise.all(
      numbers.map(async (number) => {
        const item = this.part.items.querySelector(`[data-number="${number}"]`);
        if (!item) return;
        await nearWindow(item); // a text that nobody scrolls to is never fetched
        const passage = await Promise.resolve(passages.get(number)).catch(() => LACKING);
        if (!passage || turn !== this.turn) return;
        if (passage === LACKING) this.lack();
        else addPassage(item, passage, { root: this.root, say: this.say, follow: (href) => this.follow(number, href) });
      }),
    );
  }

  /**
   * @param {number} number
   * @param {string} href
   */
  follow(number, href) {
    const place = this.numbers.indexOf(number);
    const start = Math.max(0, place - AROUND);
    leave(
      {
        version: this.files.version, search: writeAddress(this.state, this.facets), page: this.state.page, perPage: PER_PAGE,
        start, total: this.numbers.length, numbers: [...this.numbers.slice(start, place + AROUND + 1)],
      },
      number, href,
    );
  }

  /** @param {number | null} number */
  goBackTo(number) {
    if (number === null) return;
    const link = this.part.items.querySelector(`[data-number="${number}"] h3 a`);
    if (link instanceof HTMLElement) {
      link.focus({ preventScroll: true });
      link.scrollIntoView({ block: "center", behavior: "instant" });
    }
  }

  /**
   * Say that something could not be fetched, and nothing else: no count, no list, nothing that would pass for an answer.
   * @param {() => void} again
   * @param {string} [words] what could not be done
   * @param {...(Node | string)} more what can be done besides trying again
   */
  fail(again, words = this.say("failed"), ...more) {
    const { count, items, notes, pages, sort } = this.part;
    delete this.element.dataset.count;
    count.textContent = words;
    notes.replaceChildren();
    pages.hidden = sort.hidden = true;
    this.selection?.offer(0);
    items.removeAttribute("aria-busy");
    items.replaceChildren(make("li", { class: "ev-results__failed" }, this.againButton(again), " ", ...(more.length ? more : [this.say("failed.lists")])));
    this.tell(words);
  }

  /** The words could not be looked for, so nothing is known of how much there is. */
  failWords() {
    const without = make("button", { type: "button", class: "ev-copy" }, this.say("search.without"));
    without.addEventListener("click", () => this.go(this.withoutWords()));
    this.fail(() => this.draw(), this.say("search.failed"), without);
  }

  /** @param {() => void} again */
  againButton(again) {
    const button = make("button", { type: "button", class: "ev-copy" }, this.say("failed.again"));
    button.addEventListener("click", () => {
      // The button goes away with what it stands beside, and its focus would be lost.
      this.part.count.textContent = this.say("loading");
      this.part.count.focus({ preventScroll: true });
      again();
    });
    return button;
  }

  /** Say how many there are and, of words, which comes first. */
  tellResults() {
    const first = this.state.q && this.part.items.querySelector("h3 a")?.textContent;
    if (this.toTell) this.tell(first ? this.say("results.first", { count: this.toTell, title: first }) : this.toTell);
    this.toTell = "";
  }

  /** @param {string} words */
  tell(words) {
    clearTimeout(this.telling);
    this.part.said.textContent = "";
    this.telling = setTimeout(() => (this.part.said.textContent = words), 150);
  }
}

/**
 * Wait until an element is in the window, or nearly.
 * @param {Element} element
 * @returns {Promise<void>}
 */
function nearWindow(element) {
  return new Promise((resolve) => {
    const watch = new IntersectionObserver(
      (seen) => {
        if (!seen.some((each) => each.isIntersecting)) return;
        watch.disconnect();
        resolve();
      },
      { rootMargin: "300px" },
    );
    watch.observe(element);
  });
}

/** @param {HTMLElement} element */
function parts(element) {
  const find = (/** @type {string} */ name) => /** @type {HTMLElement} */ (element.querySelector(`[data-${name}]`));
  return {
    filters: /** @type {HTMLDetailsElement} */ (find("filters")),
    find: /** @type {HTMLFormElement} */ (find("find")),
    words: /** @type {HTMLInputElement} */ (element.querySelector("#find-words")),
    results: find("results"),
    count: find("count"),
    sort: find("sort"),
    notes: find("notes"),
    chips: find("chips"),
    selection: find("selection"),
    items: /** @type {HTMLOListElement} */ (find("items")),
    pages: find("pages"),
    said: find("said"),
  };
}

/**
 * In a narrow window the facets wait behind one line; in a wide one they stand beside the results.
 * @param {HTMLDetailsElement} filters
 */
function foldFilters(filters) {
  const wide = window.matchMedia("(min-width: 60rem)");
  const fit = () => (filters.open = wide.matches);
  wide.addEventListener("change", fit);
  fit();
}

/**
 * @param {string} q
 * @param {Files} files
 * @returns {Promise<Found | null>} null where the words could not be looked for
 */
async function search(q, files) {
  try {
    const words = await imported(new URL("./search.js", import.meta.url));
    const found = await words.search(q, files);
    return found.failed ? null : found;
  } catch {
    return null;
  }
}

/** @param {string} text */
const shortened = (text) => (text.length > LETTERS ? `${text.slice(0, LETTERS)}…` : text);
