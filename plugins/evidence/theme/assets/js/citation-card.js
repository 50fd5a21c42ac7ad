// @ts-check
import { placeBeside } from "./placement.js";
import { saidBy } from "./said.js";

/** Long enough for the pointer to pass over a citation, and to cross from the link to its card. */
const OPEN_AFTER = 250;
const CLOSE_AFTER = 300;

/**
 * Give each citation a card that says what it cites, taken from the page's own reference list.
 *
 * With a mouse it opens on hover, with the keyboard on focus, by touch on the first tap. It can be
 * pointed at, stays until the reader leaves it, and closes with Escape. A screen reader gets the same
 * words as the link's description. It listens to the whole document, so once is enough, whatever pages follow; what they
 * cite is described by `describeCitations`. Words come from `data-card-…` attributes.
 * @param {Document} page
 */
export function mountCitationCards(page) {
  const card = buildCard(page);
  /** @type {HTMLAnchorElement | null} */
  let shownFor = null;
  let timer = 0;
  let touched = false;
  let pointer = NaN;

  /** @param {HTMLAnchorElement} link */
  const open = (link) => {
    clearTimeout(timer);
    if (shownFor === link || !fill(page, card, link)) return;
    close();
    shownFor = link;
    // Only a tap needs the card's own controls: a click or the enter key follows the citation itself,
    // and the keyboard should not have to pass two more stops at every citation.
    card.actions.hidden = !touched;
    link.after(card.root);
    showAt(card.root, link, pointer);
    link.dataset.open = "";
  };
  const close = () => {
    clearTimeout(timer);
    if (!shownFor) return;
    delete shownFor.dataset.open;
    shownFor = null;
    hide(card.root);
  };
  /** @param {() => void} action @param {number} after */
  const later = (action, after) => {
    clearTimeout(timer);
    timer = window.setTimeout(action, after);
  };
  /** @param {Node | null} node */
  const isOurs = (node) => Boolean(node && (card.root.contains(node) || shownFor?.contains(node)));

  page.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const link = citationAt(event.target);
    if (link) pointer = event.clientY;
    if (link && link !== shownFor) later(() => open(link), OPEN_AFTER);
    else if (isOurs(asNode(event.target))) clearTimeout(timer);
  });
  page.addEventListener("pointerout", (event) => {
    if (event.pointerType !== "mouse" || isOurs(asNode(event.relatedTarget))) return;
    if (!citationAt(event.target) && !isOurs(asNode(event.target))) return;
    // What the keyboard opened stays: the pointer only happened to be near.
    if (isOurs(page.activeElement) && page.activeElement?.matches(":focus-visible")) clearTimeout(timer);
    else later(close, CLOSE_AFTER);
  });
  page.addEventListener("focusin", (event) => {
    const link = citationAt(event.target);
    if (link?.matches(":focus-visible") && !touched) open(link);
    else if (!isOurs(asNode(event.target))) close();
  });
  page.addEventListener("pointerdown", (event) => {
    touched = event.pointerType !== "mouse";
    pointer = event.clientY;
    if (!isOurs(asNode(event.target))) close();
  });
  page.addEventListener("click", (event) => {
    const link = citationAt(event.target);
    if (!link || !touched || link === shownFor) return;
    open(link);
    if (shownFor !== link) return;
    event.preventDefault();
    // So that a screen reader on a phone says what the tap did.
    card.root.focus({ preventScroll: true });
  });
  page.addEventListener("keydown", (event) => {
    touched = false;
    if (event.key !== "Escape" || !shownFor) return;
    if (card.root.contains(page.activeElement)) shownFor.focus();
    close();
  });
  window.addEventListener("resize", close);
  page.addEventListener("scroll", () => shownFor && showAt(card.root, shownFor, NaN), { capture: true, passive: true });
  card.close.addEventListener("click", () => {
    const link = shownFor;
    close();
    link?.focus({ preventScroll: true });
    // Giving the focus back to the link must not open the card again.
    close();
  });
}

/** @param {EventTarget | null} target */
function asNode(target) {
  return target instanceof Node ? target : null;
}

/**
 * @param {EventTarget | null} target
 * @returns {HTMLAnchorElement | null}
 */
function citationAt(target) {
  const link = target instanceof Element ? target.closest("a.ev-cite[data-ref]") : null;
  return link instanceof HTMLAnchorElement ? link : null;
}

/**
 * Describe each citation by the title and facts of what it cites, once a reference. Done from the
 * start, not when a card opens: a screen reader reads the description at the moment of focus.
 * @param {Document} page
 */
export function describeCitations(page) {
  page.querySelector("[data-descriptions]")?.remove(); // those of the page before, where it was not read anew
  if (!page.querySelector("a.ev-cite[data-ref]")) return;
  const descriptions = page.createElement("div");
  descriptions.hidden = true;
  descriptions.dataset.descriptions = "";
  for (const link of page.querySelectorAll("a.ev-cite[data-ref]")) {
    const about = aboutReference(page, link);
    if (!about) continue;
    const id = `${about.id}-about`;
    if (!descriptions.querySelector(`#${CSS.escape(id)}`)) {
      const description = page.createElement("p");
      description.id = id;
      description.textContent = [about.title.replace(/\.$/, ""), ...about.facts].join(". ");
      descriptions.append(description);
    }
    link.setAttribute("aria-describedby", id);
  }
  page.body.append(descriptions);
}

/**
 * What the page's reference list says of a citation, or nothing where it has no such item.
 * @param {Document} page
 * @param {Element} link
 * @returns {{ id: string, title: string, facts: string[] } | null}
 */
function aboutReference(page, link) {
  const item = page.getElementById(link.getAttribute("data-ref") ?? "");
  if (!item) return null;
  const text = item.querySelector(".ev-references__text")?.textContent ?? "";
  const facts = [...item.querySelectorAll(".ev-references__meta > span")];
  return {
    id: item.id,
    title: item.dataset.title || text.trim(),
    facts: facts.map((fact) => fact.textContent?.trim() ?? ""),
  };
}

/** @typedef {{ root: HTMLElement, text: HTMLElement, title: HTMLElement, meta: HTMLElement, actions: HTMLElement, link: HTMLAnchorElement, close: HTMLButtonElement }} Card */

/**
 * Spans throughout: the card stands inside the paragraph that cites.
 * @param {Document} page
 * @returns {Card}
 */
function buildCard(page) {
  const words = saidBy(page);
  /** @param {string} name @param {string} part @param {...HTMLElement} inside */
  const make = (name, part, ...inside) => {
    const element = page.createElement(name);
    element.className = part;
    element.append(...inside);
    return element;
  };
  const title = make("span", "ev-card__title");
  const meta = make("span", "ev-card__meta");
  const text = make("span", "ev-card__text", title, meta);
  text.id = "ev-card-text";
  const link = /** @type {HTMLAnchorElement} */ (make("a", "ev-card__link"));
  link.textContent = words.cardOpen ?? "";
  const close = /** @type {HTMLButtonElement} */ (make("button", "ev-copy"));
  close.type = "button";
  close.textContent = words.cardClose ?? "";
  const actions = make("span", "ev-card__actions", link, close);
  const root = make("span", "ev-card", text, actions);
  root.tabIndex = -1;
  root.setAttribute("role", "group");
  root.setAttribute("aria-label", words.cardLabel ?? "");
  root.setAttribute("aria-describedby", text.id);
  if (canPopOver(root)) root.popover = "manual";
  else root.hidden = true;
  return { root, text, title, meta, actions, link, close };
}

/**
 * @param {Document} page
 * @param {Card} card
 * @param {HTMLAnchorElement} link
 * @returns {boolean} whether the page has the reference
 */
function fill(page, card, link) {
  const about = aboutReference(page, link);
  if (!about) return false;
  card.title.textContent = about.title;
  card.meta.replaceChildren(
    ...about.facts.map((fact) => {
      const line = page.createElement("span");
      line.textContent = fact;
      return line;
    }),
  );
  card.link.href = link.href;
  return true;
}

/**
 * Older browsers have no popovers: there the card is an ordinary element in a fixed place.
 * @param {HTMLElement} root
 */
function canPopOver(root) {
  return typeof root.showPopover === "function";
}

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} link
 * @param {number} pointer how far down the window the pointer was, for a citation broken over lines
 */
function showAt(root, link, pointer) {
  if (!canPopOver(root)) root.hidden = false;
  else if (!root.matches(":popover-open")) root.showPopover();

  const whole = link.getBoundingClientRect();
  const lines = [...link.getClientRects()];
  const line = lines.find((box) => pointer >= box.top && pointer <= box.bottom) ?? lines[0] ?? whole;
  const { clientWidth: width, clientHeight: height } = root.ownerDocument.documentElement;
  const beside = { left: line.left, top: whole.top, width: line.width, height: whole.height };
  const { left, top } = placeBeside(beside, root.getBoundingClientRect(), { width, height });
  // Out of sight with its link, but not closed: the link may be on its way into the window.
  root.style.visibility = whole.bottom < 0 || whole.top > height ? "hidden" : "";
  root.style.left = `${left}px`;
  root.style.top = `${top}px`;
}

/** @param {HTMLElement} root */
function hide(root) {
  if (!canPopOver(root)) root.hidden = true;
  else if (root.matches(":popover-open")) root.hidePopover();
}
