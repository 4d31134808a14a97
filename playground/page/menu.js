// Menus: arrow keys, Home, End and first letters move; Escape and a click elsewhere close; focus returns.

import { h, icon } from "./dom.js";

const MARGIN = 8;

/** Puts a popover beside its anchor (above where there is more room), inside the window. */
export function placeBeside(popover, anchor) {
  const box = anchor.getBoundingClientRect();
  const size = popover.getBoundingClientRect();
  const below = innerHeight - box.bottom > size.height + 2 * MARGIN || box.top < innerHeight / 2;
  const top = below ? box.bottom + 4 : box.top - size.height - 4;
  const left = box.left + size.width > innerWidth - MARGIN ? box.right - size.width : box.left;
  popover.style.top = `${Math.max(MARGIN, Math.min(top, innerHeight - size.height - MARGIN))}px`;
  popover.style.left = `${Math.max(MARGIN, Math.min(left, innerWidth - size.width - MARGIN))}px`;
}

function keys(event, menu) {
  const items = [...menu.querySelectorAll("[role=menuitem]")];
  const at = items.indexOf(document.activeElement);
  const to = (index) => {
    event.preventDefault();
    items[(index + items.length) % items.length]?.focus();
  };
  if (event.key === "ArrowDown") to(at + 1);
  else if (event.key === "ArrowUp") to(at - 1);
  else if (event.key === "Home") to(0);
  else if (event.key === "End") to(items.length - 1);
  else if (event.key === "Tab") menu.hidePopover();
  else if (event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey) {
    const wanted = event.key.toLowerCase();
    const turned = [...items.slice(at + 1), ...items.slice(0, at + 1)];
    turned.find((item) => item.textContent.trim().toLowerCase().startsWith(wanted))?.focus();
  }
}

function fill(menu, items) {
  menu.replaceChildren(
    ...items.filter(Boolean).map((item) =>
      h("button", { type: "button", role: "menuitem", tabindex: "-1", class: item.danger ? "danger" : "", click: () => {
        menu.hidePopover();
        item.run();
      } },
      item.icon && icon(item.icon),
      item.glyph && h("span", { class: "glyph", "aria-hidden": "true" }, item.glyph),
      h("span", { class: "item-text" }, h("span", {}, item.label), item.note && h("small", { dir: "auto" }, item.note))),
    ),
  );
  if (menu.childElementCount === 0) menu.append(h("p", { class: "empty" }, "Nothing here yet."));
}

/**
 * A menu. Items are {label, run} with an optional icon, glyph, note and `danger`. `anchored(button, items)` makes a
 * button open it; `open(anchor, items)` shows it once beside an element.
 */
export class Menu {
  constructor(label) {
    this.element = h("div", { class: "menu", role: "menu", "aria-label": label, popover: "auto" });
    this.element.addEventListener("keydown", (event) => keys(event, this.element));
    this.element.addEventListener("toggle", (event) => this.#toggled(event));
    document.body.append(this.element);
    this.anchor = null;
    this.closedAt = 0;
  }

  /** Makes a button open and close this menu; `items` is called at every opening. */
  anchored(button, items) {
    button.setAttribute("aria-haspopup", "menu");
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", () => this.open(button, items()));
    return this;
  }

  /** Shows items beside an element and moves focus to the first; a second press on the same element closes. */
  open(anchor, items) {
    const pressedAgain = this.anchor === anchor && performance.now() - this.closedAt < 250;
    if (pressedAgain) {
      this.closedAt = 0;
      return;
    }
    if (this.element.matches(":popover-open")) this.element.hidePopover();
    this.anchor = anchor;
    fill(this.element, items);
    this.element.showPopover();
    placeBeside(this.element, anchor);
    if (anchor.hasAttribute("aria-haspopup")) anchor.setAttribute("aria-expanded", "true");
    this.element.querySelector("[role=menuitem]")?.focus();
  }

  #toggled(event) {
    if (event.newState !== "closed") return;
    this.closedAt = this.anchor?.matches(":hover") ? performance.now() : 0;
    if (this.anchor?.hasAttribute("aria-haspopup")) this.anchor.setAttribute("aria-expanded", "false");
    const lost = document.activeElement === document.body || this.element.contains(document.activeElement);
    if (lost) this.anchor?.focus();
  }
}
