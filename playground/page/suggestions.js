// The commands that fit what is being typed, as a list above the message box.

import { byId, h } from "./dom.js";
import { announce } from "./notices.js";

/** Watches the message box; `commands()` are the bot's, `choose(command)` runs a chosen one ("/help"). */
export class Suggestions {
  constructor(box, { commands, choose }) {
    this.box = box;
    this.list = byId("suggestions");
    this.commands = commands;
    this.choose = choose;
    this.shown = [];
    this.at = -1;
    box.addEventListener("input", () => this.refresh());
    box.addEventListener("blur", () => setTimeout(() => this.close(), 150));
  }

  /** Whether the list is open. */
  get open() {
    return !this.list.hidden;
  }

  /** Shows the commands that begin with what is in the box; closes when none does. */
  refresh() {
    const typed = this.box.value.match(/^\/([a-z0-9_]*)$/i);
    const fitting = typed ? this.commands().filter(({ command }) => command.startsWith(typed[1].toLowerCase())) : [];
    if (fitting.length === 0) {
      this.close();
      return;
    }
    this.shown = fitting;
    this.list.replaceChildren(...fitting.map(({ command, description }, index) =>
      h("li", { id: `suggestion-${index}`, role: "option", "aria-selected": "false",
        pointerdown: (event) => event.preventDefault(),
        click: () => this.#take(index) },
      h("strong", {}, `/${command}`), " ", h("span", { dir: "auto" }, description))));
    this.list.hidden = false;
    this.#select(0);
    announce(`${fitting.length} ${fitting.length === 1 ? "command" : "commands"}`);
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
    this.box.value = `/${this.shown[this.at].command} `;
    this.close();
  }

  #take(index) {
    const { command } = this.shown[index];
    this.close();
    this.box.value = "";
    this.choose(`/${command}`);
  }
}
