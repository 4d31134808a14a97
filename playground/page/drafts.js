// Messages that the bot is still writing: shown at the end of the log until they come, for half a minute at most.

import { h } from "./dom.js";
import { renderText } from "./entities.js";

const LIFETIME_MS = 30_000;

/** The drafts of all chats; `changed(chatId)` runs when one appears, changes or goes. */
export class Drafts {
  constructor(changed) {
    this.changed = changed;
    this.open = new Map();
  }

  /** Takes a draft from the server. */
  take({ chat_id: chatId, text, entities }) {
    clearTimeout(this.open.get(chatId)?.timer);
    this.open.set(chatId, { text, entities, timer: setTimeout(() => this.drop(chatId), LIFETIME_MS) });
    this.changed(chatId);
  }

  /** Forgets the draft of a chat. */
  drop(chatId) {
    const draft = this.open.get(chatId);
    if (!draft) return;
    clearTimeout(draft.timer);
    this.open.delete(chatId);
    this.changed(chatId);
  }

  /** The draft of a chat as a node, or null. */
  node(chatId, now) {
    const draft = this.open.get(chatId);
    if (!draft) return null;
    const text = draft.text ? renderText(draft.text, draft.entities, { now, command: () => {} }) : "Thinking…";
    return h("div", { class: "message in draft", "aria-live": "off" },
      h("div", { class: "stack" }, h("div", { class: "bubble" }, h("div", { class: "content text", dir: "auto" }, text))));
  }
}
