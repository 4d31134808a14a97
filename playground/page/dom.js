// Building DOM nodes. Text always becomes a text node: nothing in this page parses HTML at run time.

const SVG = "http://www.w3.org/2000/svg";

/**
 * A new element. `props` sets attributes; functions become event listeners (`click: fn`), `true` an empty
 * attribute, and null, undefined or false nothing. Children may be nodes, strings, or empty values to leave out.
 */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, String(value));
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** A decorative icon from the sprite in the page; screen readers skip it. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

/** The element with this id; throws when the page lacks it. */
export function byId(id) {
  const node = document.getElementById(id);
  if (!node) throw new Error(`The page has no element "${id}".`);
  return node;
}

/** Text for screen readers only. */
export function spoken(text) {
  return h("span", { class: "visually-hidden" }, text);
}

/** One of eight avatar and name colours (see theme.css), always the same for the same id. */
export function tint(id) {
  return `tint-${Math.abs(Number(id)) % 8}`;
}

/** The letter that an avatar shows. */
export function initial(name) {
  const first = [...String(name || "?").trim()][0] || "?";
  return first.toLocaleUpperCase();
}

/** Saves what is at an address of this server as a file, under the name that the server gives it. */
export function download(path) {
  h("a", { href: path, download: "" }).click();
}
