// The list of people and groups.

import { byId, h, initial, spoken, tint } from "./dom.js";
import { listTime } from "./datetime.js";
import { summary } from "./summary.js";

/** Draws the list; `open(chatId)` runs when a chat is chosen. */
export class ChatList {
  constructor(store, open) {
    this.store = store;
    this.open = open;
    this.rows = new Map();
    this.actions = new Map();
  }

  /** Brings the list up to date; rows are kept, so focus stays. */
  draw(shownId) {
    const chats = [...this.store.chats.values()];
    for (const [id, row] of this.rows) {
      if (this.store.chats.has(id)) continue;
      row.item.remove();
      this.rows.delete(id);
    }
    for (const chat of chats) this.#drawRow(chat, chat.id === shownId);
    byId("groups-hint").hidden = chats.some((chat) => chat.type === "group");
  }

  /** Shows what the bot is doing in a chat (null for nothing). */
  setAction(chatId, action) {
    if (action) this.actions.set(chatId, action);
    else this.actions.delete(chatId);
  }

  /** Moves focus to a chat's row. */
  focus(chatId) {
    this.rows.get(chatId)?.button.focus();
  }

  #row(chat) {
    const parts = {
      avatar: h("span", { class: `avatar ${tint(chat.id)}`, "aria-hidden": "true" }),
      name: h("span", { class: "chat-name", dir: "auto" }),
      time: h("span", { class: "chat-time" }),
      preview: h("span", { class: "chat-preview", dir: "auto" }),
      unread: h("span", { class: "unread" }),
    };
    parts.button = h("button", { type: "button", class: "chat-row", click: () => this.open(chat.id) },
      parts.avatar,
      h("span", { class: "chat-row-text" },
        h("span", { class: "chat-row-line" }, parts.name, parts.time),
        h("span", { class: "chat-row-line" }, parts.preview, parts.unread)));
    parts.item = h("li", {}, parts.button);
    byId(chat.type === "group" ? "groups-list" : "people-list").append(parts.item);
    this.rows.set(chat.id, parts);
    return parts;
  }

  #drawRow(chat, shown) {
    const row = this.rows.get(chat.id) ?? this.#row(chat);
    const person = this.store.people.get(chat.person_id);
    const name = nameOf(chat, person);
    row.avatar.textContent = initial(name);
    row.name.textContent = name;
    const last = chat.messages.at(-1);
    row.time.textContent = last ? listTime(last.date * 1000, this.store.now()) : "";
    const action = this.actions.get(chat.id);
    row.preview.classList.toggle("busy", Boolean(action));
    row.preview.textContent = action ?? this.#preview(chat, last, person);
    row.unread.hidden = !chat.unread;
    row.unread.replaceChildren(...(chat.unread ? [String(chat.unread), spoken(" unread")] : []));
    if (shown) row.button.setAttribute("aria-current", "true");
    else row.button.removeAttribute("aria-current");
  }

  #preview(chat, last, person) {
    if (person?.blocked) return "Has blocked the bot";
    if (!last) return "No messages yet";
    if (last.service) return last.service;
    return `${last.from.is_bot ? this.store.bot.first_name : last.from.first_name}: ${summary(last)}`;
  }
}

/** What a chat is called in the list: the person, or the group's title. */
export function nameOf(chat, person) {
  if (chat.type === "group") return chat.title;
  if (!person) return chat.title ?? "Somebody";
  return [person.first_name, person.last_name].filter(Boolean).join(" ");
}
