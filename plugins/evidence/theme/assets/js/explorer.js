// @ts-check
import { answering } from "./explorer/answering.js";
import { withWords } from "./explorer/choices.js";
import { Drawing } from "./explorer/drawing.js";
import { Files } from "./explorer/files.js";
import { mountLines } from "./explorer/lines.js";
import { facetsOf, foldFilters, listenWhile, mountSkips, partsOf, teller } from "./explorer/parts.js";
import { PER_PAGE } from "./explorer/view.js";
import { Words } from "./explorer/words.js";
import { nothingChosen, readAddress, writeAddress } from "./filter.js";
import { following, sayer } from "./making.js";
import { leave, returning } from "./trail.js";

/**
 * Make the page of lists into one that can be asked. All that it shows follows from the address, in one direction:
 *
 *     address ─ readAddress ─▶ state ─ answering ─▶ steps of a view ─ Drawing ─▶ page
 *
 * What a reader does there writes another address, and all begins anew.
 * @param {HTMLElement} element
 * @param {URL} root the root of the site
 */
export function mountExplorer(element, root) {
  return new Explorer(element, root).start();
}

/** @typedef {import("./filter.js").State} State */

class Explorer {
  /**
   * @param {HTMLElement} element
   * @param {URL} root
   */
  constructor(element, root) {
    this.element = element;
    this.part = partsOf(element);
    this.facets = facetsOf(element);
    this.say = sayer(element.dataset.words ?? "{}");
    this.files = new Files(root, element.dataset.version ?? "");
    this.words = new Words(this.files);
    this.showWords = following(this.part.words);
    this.turn = 0;
    /** What is chosen: as the address has it, and without what nothing is known of once that has come. */
    this.state = nothingChosen();
    /** @type {import("./explorer/view.js").View | null} */
    this.view = null;
    this.drawing = new Drawing(
      { element, root, part: this.part, facets: this.facets, say: this.say, tell: teller(this.part.said), files: this.files },
      { change: (next) => this.change(next), open: (facet) => this.open(facet) },
      returning(),
    );
  }

  async start() {
    const { element, part } = this;
    element.classList.add("ev-explorer--live");
    part.find.hidden = part.results.hidden = false;
    part.count.textContent = this.say("loading");
    this.mountForms();
    foldFilters(element, part.filters);
    mountSkips(part);
    mountLines(part.items, (number, href) => this.follow(number, href));
    listenWhile(element, window, "popstate", () => this.show(true));
    // A page that comes back as it was left has words in its box that nobody asked for.
    listenWhile(element, window, "pageshow", ({ persisted }) => persisted && this.showWords(this.state.q, true));
    await this.show(true);
  }

  /** Words typed into the header of this page keep what was chosen, too. */
  mountForms() {
    const { find } = this.part;
    for (const form of [find, .../** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll(".ev-seek"))]) {
      listenWhile(this.element, form, "submit", (event) => {
        event.preventDefault();
        const words = String(new FormData(form).get("q") ?? "").trim();
        if (form !== find) form.reset();
        this.showWords(words, true);
        this.change((state) => withWords(state, words));
      });
    }
  }

  /**
   * Show what the address asks for. What is asked meanwhile takes its place.
   * @param {boolean} arriving by a link or through the history
   */
  async show(arriving) {
    const turn = (this.turn += 1);
    const isWanted = () => turn === this.turn && this.element.isConnected;
    const asked = readAddress(location.search, this.facets);
    this.state = asked.state;
    this.showWords(asked.state.q);
    const large = this.facets.filter(({ id, large }) => large && asked.state.chosen.has(id)).map(({ id }) => id);
    for await (const step of answering(asked, large, this)) {
      if (!isWanted()) return;
      if (step.at === "chosen") this.state = step.asked.state;
      if (step.at === "found") this.view = step.view;
      this.drawing.draw(step, { arriving, isWanted, again: () => this.again(arriving) });
    }
  }

  /**
   * Ask for the same once more, with all that belongs to it.
   * @param {boolean} arriving
   */
  again(arriving) {
    this.words.forget();
    this.show(arriving);
  }

  /**
   * Show another choice, at an address of its own.
   * @param {(state: State) => State} next
   */
  async change(next) {
    history.pushState(null, "", `${location.pathname}${writeAddress(next(this.state), this.facets)}`);
    await this.show(false);
  }

  /**
   * Fetch the names of a facet, and show them.
   * @param {string} facet
   */
  async open(facet) {
    await this.files.index([facet]);
    await this.show(false);
  }

  /**
   * Remember the results when one of them is opened.
   * @param {number} number
   * @param {string} href
   */
  follow(number, href) {
    if (!this.view) return;
    const { state, numbers } = this.view;
    const search = writeAddress(state, this.facets);
    leave({ version: this.files.version, search, page: state.page, perPage: PER_PAGE, numbers }, number, href);
  }
}
