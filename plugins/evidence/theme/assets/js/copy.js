// @ts-check
import { saidBy } from "./said.js";

/**
 * Show every copy button of the page. `data-copy="#id"` copies the text of that element,
 * `data-copy="text"` the text itself, `data-copy-link="#id"` the published address of that place.
 * @param {Document} page
 */
export function mountCopying(page) {
  const buttons = page.querySelectorAll("button[data-copy], button[data-copy-link]");
  if (!buttons.length) return;
  const live = liveRegion(page);

  for (const button of buttons) {
    if (!(button instanceof HTMLButtonElement)) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const done = await copy(page, textFor(page, button));
      if (!done) selectSource(page, button);
      tell(button, live, done, saidBy(page));
    });
  }
}

/**
 * @param {Document} page
 * @param {HTMLButtonElement} button
 * @returns {string}
 */
function textFor(page, button) {
  const { copy: source = "", copyLink } = button.dataset;
  if (copyLink !== undefined) return addressOf(page, copyLink);
  return (sourceElement(page, source)?.textContent ?? source).replace(/\s+/g, " ").trim();
}

/**
 * The public address where there is one, so that a link copied from a preview still answers.
 * @param {Document} page
 * @param {string} hash
 */
function addressOf(page, hash) {
  const canonical = page.querySelector("link[rel=canonical]")?.getAttribute("href");
  return new URL(hash, canonical || page.location.href).href;
}

/**
 * @param {Document} page
 * @param {string} source
 */
function sourceElement(page, source) {
  return source.startsWith("#") ? page.getElementById(source.slice(1)) : null;
}

/**
 * @param {Document} page
 * @param {string} text
 * @returns {Promise<boolean>} whether the text is on the clipboard
 */
async function copy(page, text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyThroughSelection(page, text);
  }
}

/**
 * For pages opened from a disk or over plain HTTP, where the clipboard is closed.
 * @param {Document} page
 * @param {string} text
 */
function copyThroughSelection(page, text) {
  const before = page.activeElement;
  const field = page.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.className = "ev-visually-hidden";
  page.body.append(field);
  field.select();
  let done = false;
  try {
    done = page.execCommand("copy");
  } catch {
    // Refused: the caller says so.
  }
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}

/**
 * @param {Document} page
 * @param {HTMLButtonElement} button
 */
function selectSource(page, button) {
  const source = sourceElement(page, button.dataset.copy ?? "");
  if (source) page.getSelection()?.selectAllChildren(source);
}

/**
 * @param {HTMLButtonElement} button
 * @param {HTMLElement} live
 * @param {boolean} done
 * @param {DOMStringMap} said what to say: `data-copy-done` and `data-copy-failed`
 */
function tell(button, live, done, said) {
  const words = (done ? said.copyDone : said.copyFailed) ?? "";
  // Emptied first: the same words twice would not be announced again.
  live.textContent = "";
  setTimeout(() => (live.textContent = words), 50);
  if (!done) return;

  const label = button.firstChild;
  if (!label || button.dataset.state === "done") return;
  const before = label.textContent;
  button.dataset.state = "done";
  label.textContent = words;
  setTimeout(() => {
    label.textContent = before;
    delete button.dataset.state;
  }, 2500);
}

/** @param {Document} page */
function liveRegion(page) {
  const live = page.createElement("div");
  live.className = "ev-visually-hidden";
  live.setAttribute("role", "status");
  page.body.append(live);
  return live;
}
