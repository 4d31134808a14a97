// The open chat: header, log, message box, and what stands in their place when there is nothing to write to.

import { byId, h, icon, initial, tint } from "./dom.js";
import { nameOf } from "./chat_list.js";
import { isBotIn, withRank } from "./membership.js";

/** Who writes in a chat, and what its header says. */
export class ChatView {
  constructor(store) {
    this.store = store;
    this.chat = null;
    this.speakers = new Map(); // group id -> the member who writes from this window
    this.action = null;
    this.deepLink = null; // {chatId, payload} that START will send
  }

  /** The id of the person who writes in the open chat. */
  get personId() {
    if (this.chat.type === "private") return this.chat.person_id;
    const chosen = this.speakers.get(this.chat.id);
    return this.members().some((person) => person.id === chosen) ? chosen : this.members()[0]?.id;
  }

  /** The people of the open chat. */
  members() {
    const ids = this.chat.type === "private" ? [this.chat.person_id] : this.chat.members;
    return ids.map((id) => this.store.people.get(id)).filter(Boolean);
  }

  /** Whether a message of the open chat is by the person who writes here. */
  isMine(message) {
    return !message.from.is_bot && message.from.id === this.personId;
  }

  /** What has the place of the message box: "start", "unblock", or null. */
  get instead() {
    if (this.chat.type !== "private") return null;
    if (this.store.people.get(this.chat.person_id)?.blocked) return "unblock";
    if (this.deepLink?.chatId === this.chat.id || this.chat.messages.length === 0) return "start";
    return null;
  }

  /** The text that START sends. */
  startText() {
    const payload = this.deepLink?.chatId === this.chat.id ? this.deepLink.payload : "";
    return payload ? `/start ${payload}` : "/start";
  }

  /** Brings the header up to date. */
  drawHeader() {
    const { chat, store } = this;
    const group = chat.type === "group";
    const title = group ? chat.title : store.bot.first_name;
    const avatar = byId("chat-avatar");
    avatar.className = `avatar ${group ? tint(chat.id) : "bot"}`;
    avatar.replaceChildren(group ? initial(title) : icon("mark"));
    setText(byId("chat-title"), title);
    document.title = `${title} · Playground`;
    const people = group
      ? this.#names().join(", ")
      : `you are ${nameOf(chat, store.people.get(chat.person_id))}`;
    const status = byId("chat-status");
    status.classList.toggle("busy", Boolean(this.action));
    setText(status, this.action ?? people);
    byId("log").setAttribute("aria-label", `Messages with ${title}`);
  }

  #names() {
    const { chat, store } = this;
    const bot = isBotIn(chat) ? [withRank(store.bot.first_name, chat.bot_status)] : [];
    const away = isBotIn(chat) ? [] : [`${store.bot.first_name} was removed`];
    return [...bot, ...this.members().map((person) => withRank(person.first_name, chat.ranks[person.id])), ...away];
  }

  /** What the log shows while it has no messages. */
  empty() {
    const { bot } = this.store;
    if (this.chat.type === "group") {
      return h("div", { class: "nothing" }, h("h2", {}, this.chat.title),
        h("p", {}, `${bot.first_name} is a member. Begin with a command, or mention @${bot.username}.`));
    }
    return h("div", { class: "nothing" },
      h("span", { class: "avatar bot large", "aria-hidden": "true" }, icon("mark")),
      h("h2", { dir: "auto" }, bot.description ? `What can ${bot.first_name} do?` : bot.first_name),
      h("p", { class: "description", dir: "auto" }, bot.description || "No messages here yet."));
  }
}

function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
