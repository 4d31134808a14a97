// The reply keyboard of a chat: buttons above the message box that write for the person.

import { byId, h, icon } from "./dom.js";

const STYLED = new Set(["primary", "success", "danger"]);
const REQUEST = /^(request_|web_app$)/;

/**
 * `write(text)` sends a text, `place(anchor)` asks for a location to send, `contact()` sends the person's number,
 * `poll()` asks for a poll to send, `complain(text)` tells of a failure.
 */
export class ReplyKeyboard {
  constructor({ write, place, contact, poll, complain }) {
    this.element = byId("reply-keyboard");
    this.box = byId("composer-text");
    this.shown = null;
    Object.assign(this, { write, place, contact, poll, complain });
  }

  /** Shows a keyboard ({rows, placeholder}); null for none. */
  show(keyboard) {
    const shown = JSON.stringify(keyboard);
    if (shown === this.shown) return;
    this.shown = shown;
    const hadFocus = this.element.contains(document.activeElement);
    this.element.hidden = keyboard === null;
    this.element.replaceChildren(...(keyboard?.rows ?? []).map((row) =>
      h("div", { class: "keyboard-row" }, row.map((button) => this.#key(button)))));
    this.box.placeholder = keyboard?.placeholder || "Message";
    if (hadFocus && this.element.hidden) this.box.focus();
  }

  #key(button) {
    return h("button", { type: "button", class: `key ${STYLED.has(button.style) ? button.style : "plain"}`,
      click: (event) => this.#pressed(button, event.currentTarget) },
    iconOf(button), h("span", { class: "key-text", dir: "auto" }, button.text));
  }

  #pressed(button, anchor) {
    if (button.request_location) this.place(anchor);
    else if (button.request_contact) this.contact();
    else if (button.request_poll) this.poll();
    else if (Object.keys(button).some((name) => REQUEST.test(name))) this.complain("The playground does not know this kind of button.");
    else this.write(button.text);
  }
}

function iconOf(button) {
  if (button.request_location) return icon("pin");
  if (button.request_contact) return icon("person");
  return button.request_poll ? icon("poll") : null;
}
