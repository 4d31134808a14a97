// What fits what is being typed, as a list above the message box: commands, and results of the bot's inline mode.

import { byId, h } from "./dom.js";
import { announce } from "./notices.js";

/**
 * Watches the message box; `commands()` are the bot's, `choose(command)` runs a chosen one ("/help"), `inline` is the
 * InlineMode, `complain(text)` tells of a failure.
 */
export class Suggestions {
  constructor(box, { commands, choose, inline, complain }) {
    this.box = box;
    this.list = byId("suggestions");
    this.commands = commands;
    this.choose = choose;
    this.inline = inline;
    this.complain = complain;
    this.shown = [];
    this.at = -1;
    box.addEventListener("input", () => this.refresh());
    box.addEventListener("blur", () => setTimeout(() => this.close(), 150));
  }

  /** Whether the list is open. */
  get open() {
    return !this.list.hidden;
  }

  /** Shows what fits what is in the box; closes when nothing does. */
  refresh() {
    const query = this.inline.query(this.box.value);
    if (query !== null) {
      this.#askInline(query);
      return;
    }
    const typed = this.box.value.match(/^\/([a-z0-9_]*)$/i);
    const fitting = typed ? this.commands().filter(({ command }) => command.startsWith(typed[1].toLowerCase())) : [];
    this.#show(fitting.map(({ command, description }) => ({
      title: `/${command}`, note: description, complete: `/${command} `, run: () => this.choose(`/${command}`) })), "command");
  }

  async #askInline(query) {
    try {
      const results = await this.inline.suggestions(query);
      if (results && this.inline.query(this.box.value) === query) this.#show(results, "result");
    } catch (error) {
      this.complain(error.message);
    }
  }

  #show(fitting, what) {
    if (fitting.length === 0) {
      this.close();
      return;
    }
    this.shown = fitting;
    this.list.setAttribute("aria-label", what === "command" ? "Commands" : "Results");
    this.list.replaceChildren(...fitting.map(({ title, note }, index) =>
      h("li", { id: `suggestion-${index}`, role: "option", "aria-selected": "false",
        pointerdown: (event) => event.preventDefault(),
        click: () => this.#take(index) },
      h("strong", { dir: "auto" }, title), " ", h("span", { dir: "auto" }, note))));
    this.list.hidden = false;
    this.#select(0);
    announce(`${fitting.length} ${fitting.length === 1 ? what : `${what}s`}`);
  }

  /** Hides the list. */
  close() {
    this.list.hidden = true;
    this.shown = [];
    this.at = -1;
    this.box.removeAttribute("aria-activedescendant");
  }

  /** Handles a key of the message box; returns true when the key was for the list. */
  key(event) {
    if (!this.open) return false;
    if (event.key === "ArrowDown") this.#select(this.at + 1);
    else if (event.key === "ArrowUp") this.#select(this.at - 1);
    else if (event.key === "Escape") this.close();
    else if (event.key === "Tab" && !event.shiftKey) this.#complete();
    else if (event.key === "Enter" && !event.shiftKey) this.#take(this.at);
    else return false;
    event.preventDefault();
    return true;
  }

  #select(index) {
    const options = [...this.list.children];
    this.at = (index + options.length) % options.length;
    options.forEach((option, i) => option.setAttribute("aria-selected", String(i === this.at)));
    options[this.at].scrollIntoView({ block: "nearest" });
    this.box.setAttribute("aria-activedescendant", options[this.at].id);
  }

  #complete() {
    const { complete } = this.shown[this.at];
    if (complete === undefined) return;
    this.box.value = complete;
    this.close();
  }

  #take(index) {
    const { run } = this.shown[index];
    this.close();
    this.box.value = "";
    run();
  }
}
