// The inline keyboard under a message. Buttons keep their DOM node when a message is edited, so focus stays.

import { h, icon } from "./dom.js";
import { link } from "./entities.js";

const LABELS = { pay: "star", copy_text: "copy", switch_inline_query: "reply", switch_inline_query_current_chat: "reply" };
const UNANSWERED_AFTER_MS = 15_000;
const STYLES = {
  primary: { icon: "star", meaning: "Main choice" },
  success: { icon: "check", meaning: "Positive choice" },
  danger: { icon: "warn", meaning: "Choice with care" },
};

/**
 * One message's keyboard. `press(data)` sends a press and returns a promise that resolves when the bot has answered;
 * `openLink(url, event)` may take over a link; `complain(text)` tells the person that something went wrong; `pay()` and
 * `askInline(query)` do what their buttons say.
 */
export class Keyboard {
  constructor({ press, openLink, complain, pay, askInline }) {
    this.element = h("div", { class: "keyboard", role: "group", "aria-label": "Buttons of this message", hidden: true });
    this.press = press;
    this.openLink = openLink;
    Object.assign(this, { complain, pay, askInline });
    this.waiting = new Set();
  }

  /** Shows this markup (null for none). Returns false when the button that had the focus is gone. */
  update(markup) {
    const rows = markup?.inline_keyboard ?? [];
    const focused = this.element.contains(document.activeElement) ? document.activeElement : null;
    const focusedData = focused?.dataset.data;
    this.element.hidden = rows.length === 0;
    const lines = this.element.children;
    rows.forEach((row, r) => {
      const line = lines[r] ?? this.element.appendChild(h("div", { class: "keyboard-row" }));
      row.forEach((button, c) => this.#place(line, c, button));
      while (line.children.length > row.length) line.lastElementChild.remove();
    });
    while (lines.length > rows.length) this.element.lastElementChild.remove();
    if (!focused) return true;
    const same = focusedData && this.#buttons().find((button) => button.dataset.data === focusedData);
    if (same && same !== document.activeElement) same.focus();
    return this.element.contains(document.activeElement);
  }

  #buttons() {
    return [...this.element.querySelectorAll(".key")];
  }

  #place(line, column, button) {
    const old = line.children[column];
    const kind = button.url ? "A" : "BUTTON";
    const node = old?.tagName === kind ? old : this.#create(button);
    if (old && old !== node) old.replaceWith(node);
    else if (!old) line.append(node);
    const style = STYLES[button.style];
    node.className = `key ${style ? button.style : "plain"}`;
    node.replaceChildren(
      ...[style && icon(style.icon), h("span", { class: "key-text", dir: "auto" }, button.text), trailing(button)].filter(Boolean),
    );
    if (style) node.setAttribute("aria-description", style.meaning);
    else node.removeAttribute("aria-description");
    if (button.url) {
      const fresh = link(button.url, []);
      if (fresh.href) node.href = fresh.href;
      else node.removeAttribute("href");
      return;
    }
    node.button = button;
    if (button.callback_data === undefined) delete node.dataset.data;
    else node.dataset.data = button.callback_data;
    this.#showWaiting(node);
  }

  #create(button) {
    if (button.url) {
      return h("a", { target: "_blank", rel: "noopener noreferrer", click: (event) => this.openLink(event.currentTarget.href, event) });
    }
    return h("button", { type: "button", click: (event) => this.#pressed(event.currentTarget) });
  }

  #showWaiting(node) {
    const waiting = this.waiting.has(node.dataset.data);
    node.classList.toggle("waiting", waiting);
    if (waiting) node.setAttribute("aria-busy", "true");
    else node.removeAttribute("aria-busy");
  }

  #other(button) {
    const query = button.switch_inline_query_current_chat ?? button.switch_inline_query;
    if (button.pay) this.pay();
    else if (query !== undefined) this.askInline(query);
    else if (button.copy_text) {
      navigator.clipboard.writeText(button.copy_text.text).then(() => this.complain("Copied."), () => this.complain("The browser did not allow copying."));
    } else this.complain("The playground does not know this kind of button.");
  }

  async #pressed(node) {
    const { data } = node.dataset;
    if (data === undefined) {
      this.#other(node.button);
      return;
    }
    if (this.waiting.has(data)) return;
    this.waiting.add(data);
    this.#showWaiting(node);
    let timer;
    const late = new Promise((resolve) => {
      timer = setTimeout(() => resolve("late"), UNANSWERED_AFTER_MS);
    });
    try {
      if ((await Promise.race([this.press(data), late])) === "late") this.complain("The bot has not answered this button.");
    } catch (error) {
      this.complain(error.message);
    } finally {
      clearTimeout(timer);
      this.waiting.delete(data);
      this.#buttons().forEach((button) => this.#showWaiting(button));
    }
  }
}

function trailing(button) {
  if (button.url) return icon("link");
  const kind = Object.keys(LABELS).find((name) => button[name] !== undefined);
  return kind ? icon(LABELS[kind]) : null;
}
