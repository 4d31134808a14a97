// The message box: writing, answering, correcting; one draft for each chat.

import { byId, h } from "./dom.js";
import { summary } from "./summary.js";
import { Suggestions } from "./suggestions.js";

const TALLEST_PX = 160;

/**
 * `send({text, reply_to_message_id?})` and `edit(messageId, text)` return promises; a rejected one puts the text
 * back. `lastOwn()` is the person's last text message, `commands()` the bot's, `inline` its InlineMode,
 * `speaker(personId)` runs when another member of a group is to write.
 */
export class Composer {
  constructor({ send, edit, lastOwn, commands, inline, speaker, complain }) {
    this.form = byId("composer");
    this.box = byId("composer-text");
    this.mode = null; // {kind: "reply" | "edit", message, kept}
    this.drafts = new Map();
    this.chatId = null;
    this.offered = "";
    Object.assign(this, { send, edit, lastOwn, complain });
    this.suggestions = new Suggestions(this.box, {
      commands,
      choose: (text) => this.#deliver(text),
      inline,
      complain,
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.box.addEventListener("keydown", (event) => this.#keys(event));
    this.box.addEventListener("input", () => this.#fit());
    byId("mode-cancel").addEventListener("click", () => {
      this.#leaveMode();
      this.focus();
    });
    byId("speaker").addEventListener("change", (event) => speaker(Number(event.target.value)));
  }

  /** Moves to another chat: keeps the old draft, shows that chat's. */
  enter(chatId) {
    if (chatId === this.chatId) return;
    if (this.mode) this.#leaveMode();
    if (this.chatId !== null) this.drafts.set(this.chatId, this.box.value);
    this.chatId = chatId;
    this.box.value = this.drafts.get(chatId) ?? "";
    this.suggestions.close();
    this.#fit();
  }

  /** Offers the people who may write here; fewer than two need no choice. */
  setSpeakers(people, current) {
    byId("speaker-row").hidden = people.length < 2;
    const offered = JSON.stringify([people.map((person) => [person.id, person.first_name]), current]);
    if (offered === this.offered) return;
    this.offered = offered;
    byId("speaker").replaceChildren(...people.map((person) =>
      h("option", { value: person.id, selected: person.id === current }, person.first_name)));
  }

  /** Shows or hides the message box (hidden while another action has its place). */
  show(visible) {
    this.form.hidden = !visible;
  }

  /** Puts the caret into the message box. */
  focus() {
    if (!this.form.hidden) this.box.focus();
  }

  /** Puts a text into the box as if it had been typed. */
  type(text) {
    this.box.value = text;
    this.#fit();
    this.focus();
    this.suggestions.refresh();
  }

  /** The next message will answer this one. */
  reply(message, name) {
    this.#enterMode("reply", message, `Reply to ${name}`);
  }

  /** The next Enter will correct this message of the person's own. */
  correct(message) {
    this.#enterMode("edit", message, "Edit message");
    this.box.value = message.text;
    this.#fit();
    this.box.setSelectionRange(message.text.length, message.text.length);
  }

  #enterMode(kind, message, title) {
    if (this.mode) this.#leaveMode();
    this.mode = { kind, message, kept: this.box.value };
    byId("mode").hidden = false;
    byId("mode-icon").setAttribute("href", `#i-${kind}`);
    byId("mode-title").textContent = title;
    byId("mode-quote").textContent = summary(message);
    byId("mode-cancel").setAttribute("aria-label", kind === "edit" ? "Stop editing" : "Do not reply");
    byId("send").setAttribute("aria-label", kind === "edit" ? "Save" : "Send");
    this.focus();
  }

  #leaveMode() {
    if (this.mode?.kind === "edit") this.box.value = this.mode.kept;
    this.mode = null;
    byId("mode").hidden = true;
    byId("send").setAttribute("aria-label", "Send");
    this.#fit();
  }

  #keys(event) {
    if (event.isComposing) return;
    if (this.suggestions.key(event)) {
      this.#fit();
      return;
    }
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === "Escape" && this.mode) {
      event.preventDefault();
      this.#leaveMode();
    } else if (event.key === "ArrowUp" && this.box.value === "" && !this.mode) {
      const own = this.lastOwn();
      if (!own) return;
      event.preventDefault();
      this.correct(own);
    }
  }

  #submit() {
    const text = this.box.value.trim();
    if (!text) return;
    if (this.mode?.kind !== "edit") {
      this.#deliver(text);
      return;
    }
    const { message } = this.mode;
    this.#leaveMode();
    if (text === message.text) return;
    this.edit(message.message_id, text).catch((error) => this.complain(error.message));
  }

  async #deliver(text) {
    const reply = this.mode?.kind === "reply" ? this.mode.message : null;
    const { chatId } = this;
    this.#leaveMode();
    this.box.value = "";
    this.suggestions.close();
    this.#fit();
    try {
      await this.send(reply ? { text, reply_to_message_id: reply.message_id } : { text });
    } catch (error) {
      if (this.chatId === chatId && this.box.value === "") this.box.value = text;
      this.#fit();
      this.complain(error.message);
    }
  }

  #fit() {
    this.box.style.height = "auto";
    this.box.style.height = `${Math.min(this.box.scrollHeight, TALLEST_PX)}px`;
    this.form.classList.toggle("filled", this.box.value.trim() !== "");
  }
}
