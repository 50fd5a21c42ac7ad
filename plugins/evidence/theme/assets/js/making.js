// @ts-check
/**
 * Make an element. Text is only ever set as text, so nothing that comes from an address or a file can run.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string | boolean | undefined>} [attributes] a value of false or undefined leaves it out
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false).map(asNode));
  return element;
}

/** @param {any} child */
const asNode = (child) => (typeof child === "string" ? document.createTextNode(child) : child);

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @param {...Node} children
 */
export function makeSvg(name, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

/**
 * Let a field show what a view says, and never write over what a reader is typing: only where the view says something
 * else than before is it written.
 * @param {HTMLInputElement} field
 * @returns {(value: string, always?: boolean) => void} `always` once the reader is done typing
 */
export function following(field) {
  let shown = field.value;
  return (value, always = false) => {
    if (always || value !== shown) field.value = value;
    shown = value;
  };
}

/**
 * Words of the interface, which the page holds in one attribute.
 * @param {string} json
 * @returns {(key: string, values?: Record<string, string | number>) => string}
 */
export function sayer(json) {
  /** @type {Record<string, string>} */
  const words = JSON.parse(json);
  return (key, values = {}) =>
    (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}
