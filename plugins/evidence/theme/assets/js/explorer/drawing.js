// @ts-check
import { isNarrowed, nothingChosen, writeAddress } from "../filter.js";
import { make } from "../making.js";
import { drawChips } from "./chips.js";
import { choicesOf, titleOf, withWords } from "./choices.js";
import { mountFacet } from "./facets.js";
import { againButton, drawFailure, drawLack } from "./failure.js";
import { drawLines, goBackTo } from "./lines.js";
import { drawNotes } from "./notes.js";
import { drawPages } from "./pages.js";
import { drawPassages } from "./passages.js";
import { Selection } from "./selection.js";
import { mountSort } from "./sort.js";
import { headlineOf } from "./view.js";

/**
 * @typedef {import("./answering.js").Step} Step
 * @typedef {import("./parts.js").Facet} Facet
 * @typedef {import("./view.js").State} State
 * @typedef {import("./view.js").View} View
 * @typedef {{element: HTMLElement, root: URL, part: import("./parts.js").Parts, facets: readonly Facet[],
 *   say: import("./parts.js").Say, tell: (words: string) => void, files: import("./files.js").Files}} Page
 * @typedef {{change: (next: (state: State) => State) => Promise<void>, open: (facet: string) => Promise<void>}} Events
 *   what a reader does: chooses something else, or wants to see the names of a facet
 * @typedef {{arriving: boolean, isWanted: () => boolean, again: () => void}} Turn
 *   `arriving` where a reader comes by a link or through the history; `again` asks for the same once more
 */

/** The page as a view has it, step by step. It is given values to draw, and says what a reader does; it asks for nothing. */
export class Drawing {
  /**
   * @param {Page} page
   * @param {Events} events
   * @param {number | null} from the entry that a reader comes back from
   */
  constructor(page, events, from) {
    this.page = page;
    this.events = events;
    this.from = from;
    this.title = document.title;
    /** @type {Map<string, import("./facets.js").Panel>} */
    this.panels = new Map();
    this.hasListed = false;
    const { part, say, files, tell } = page;
    this.drawSort = mountSort(part.sort, say, (sort) => events.change((state) => ({ ...state, sort, page: 1 })));
    this.selection = new Selection(part.selection, part.items, { files, say, tell });
  }

  /**
   * @param {Step} step
   * @param {Turn} turn
   */
  draw(step, turn) {
    const { part, say } = this.page;
    switch (step.at) {
      case "chosen":
        return this.drawChoices(step, turn);
      case "searching":
        part.count.textContent = say("loading");
        return part.items.setAttribute("aria-busy", "true");
      case "counted":
        return this.panels.forEach((panel) => panel.update(step.index, step.view.state, step.view.count));
      case "found":
        return this.drawHead(step.view);
      case "fetching":
        return part.items.setAttribute("aria-busy", "true");
      case "listed":
        return this.drawList(step, turn);
      case "failed":
        return step.lacking === "words" ? this.failWords(turn) : this.failLists(turn);
    }
  }

  /**
   * @param {Extract<Step, {at: "chosen"}>} step
   * @param {Turn} turn
   */
  drawChoices({ index, asked: { state } }, { arriving }) {
    const { part, facets, say } = this.page;
    if (!this.panels.size) this.mountFacets();
    if (arriving) for (const { id, element } of facets) if (state.chosen.has(id) || state.ranges.has(id)) element.open = true;
    const labelOf = (/** @type {string} */ facet, /** @type {string} */ value) =>
      index.facets.get(facet)?.find(({ id }) => id === value)?.label ?? this.panels.get(facet)?.label(value) ?? value;
    const choices = choicesOf(state, facets, labelOf, say);
    document.title = titleOf(state, choices, say, this.title);
    const words = { facet: "", value: say("query", { q: state.q }), without: withWords(state, "") };
    drawChips(part.chips, state.q ? [words, ...choices] : choices, {
      say, rest: part.count, go: (wanted) => this.events.change(() => wanted),
      over: { ...nothingChosen(), sort: state.sort === "relevance" ? "" : state.sort },
    });
  }

  /** Until the lists are there the facets are links, which lead on without them. */
  mountFacets() {
    const { part, facets, say } = this.page;
    part.items.replaceChildren(); // what said that they could not be fetched
    for (const facet of facets) this.panels.set(facet.id, mountFacet(facet, say, this.events));
  }

  /** @param {View} view */
  drawHead(view) {
    const { element, part, root, say } = this.page;
    element.classList.remove("ev-explorer--unsearched");
    element.dataset.count = String(view.numbers.length);
    part.count.textContent = headlineOf(view, say);
    drawNotes(part.notes, view, {
      say, root, suggest: element.dataset.suggest ?? "", ask: (words) => this.events.change((state) => withWords(state, words)),
    });
    this.drawSort(view);
    this.selection.offer(view.shown.length);
    this.drawPages(view);
  }

  /** @param {View} view */
  drawPages({ state, pages }) {
    const { part, facets, say } = this.page;
    drawPages(part.pages, {
      page: state.page, pages, say,
      address: (page) => writeAddress({ ...state, page }, facets) || location.pathname,
      go: async (page) => {
        await this.events.change((now) => ({ ...now, page }));
        part.count.focus({ preventScroll: true });
        part.results.scrollIntoView({ block: "start" });
      },
    });
  }

  /**
   * @param {Extract<Step, {at: "listed"}>} step
   * @param {Turn} turn
   */
  drawList({ view, entries }, { isWanted, again }) {
    const { part, root, say } = this.page;
    drawLines(part.items, entries, view.state.page, { root, say });
    this.selection.tick();
    this.tellList(view, entries);
    goBackTo(part.items, this.from);
    this.from = null;
    const lack = () => drawLack(part, say, again);
    if (view.found?.lacking) lack();
    if (view.found) drawPassages(part.items, view.found.passages, view.shown, { root, say, isWanted, lack });
  }

  /**
   * Say how many there are and, of words, which comes first.
   * @param {View} view
   * @param {readonly import("./files.js").Entry[]} entries
   */
  tellList(view, entries) {
    const { say, tell } = this.page;
    const count = headlineOf(view, say);
    const first = view.state.q && entries[0]?.title;
    // A page that opens with everything on it has nothing to tell.
    if (this.hasListed || isNarrowed(view.state)) tell(first ? say("results.first", { count, title: first }) : count);
    this.hasListed = true;
  }

  /** @param {Turn} turn */
  failLists({ again }) {
    const { part, say } = this.page;
    this.fail(say("failed"), [againButton(part, say, again), " ", say("failed.lists")]);
  }

  /** @param {Turn} turn */
  failWords({ again }) {
    const { element, part, say } = this.page;
    element.classList.add("ev-explorer--unsearched");
    const without = make("button", { type: "button", class: "ev-copy" }, say("search.without"));
    without.addEventListener("click", () => this.events.change((state) => withWords(state, "")));
    this.fail(say("search.failed"), [againButton(part, say, again), " ", without]);
  }

  /**
   * @param {string} words what could not be done
   * @param {(Node | string)[]} ways what can be done
   */
  fail(words, ways) {
    delete this.page.element.dataset.count;
    drawFailure(this.page.part, words, ways);
    this.selection.offer(0);
    this.page.tell(words);
  }
}
