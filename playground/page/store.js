// What the page knows of the playground: the last state of the server plus every event since.

const KEPT_MESSAGES = 500;
const PASSED_ON = new Set(["draft", "payment", "inline_results"]);
const RELOADING = new Set(["commands", "bot", "people", "chats"]);

/**
 * Fires `loaded` (anything may have changed), `message` {chat, message, fresh}, `removed` {chat, messageId},
 * `action` {chat, action}, `keyboard` {chat}, `clock`, and as they came from the server `answered` (a callback answer),
 * `draft`, `payment` and `inline_results`.
 */
export class Store extends EventTarget {
  constructor() {
    super();
    this.bot = { id: 0, first_name: "Bot", username: "", description: "", short_description: "" };
    this.commands = [];
    this.people = new Map();
    this.chats = new Map();
    this.offsetSeconds = 0;
    this.clockAt = Date.now();
    this.clockRead = performance.now();
    this.ready = false;
  }

  /** The bot's clock in milliseconds since 1970; runs on between events. */
  now() {
    return this.clockAt + (performance.now() - this.clockRead);
  }

  /** Takes a whole state from the server. */
  load(state) {
    this.bot = state.bot;
    this.commands = state.commands;
    this.people = new Map(state.people.map((person) => [person.id, person]));
    this.chats = new Map(
      state.chats.map((chat) => [
        chat.id,
        {
          ...chat,
          messages: chat.messages.filter((message) => !message.deleted),
          unread: this.chats.get(chat.id)?.unread ?? 0,
        },
      ]),
    );
    this.ready = true;
    this.#setClock(state.clock);
    this.#tell("loaded");
  }

  /** Takes one event; returns true when only a new state can tell what happened. */
  apply(event) {
    if (RELOADING.has(event.type)) return true;
    if (event.type === "clock") this.#setClock(event);
    else if (event.type === "callback_answer") this.#tell("answered", event);
    else if (PASSED_ON.has(event.type)) this.#tell(event.type, event);
    else {
      const chat = this.chats.get(event.chat_id);
      if (!chat) return true;
      if (event.type === "message" || event.type === "edit") this.put(chat, event.message);
      else if (event.type === "delete") this.#remove(chat, event.message_id);
      else if (event.type === "keyboard") {
        chat.keyboard = event.keyboard;
        this.#tell("keyboard", { chat });
      } else if (event.type === "action") this.#tell("action", { chat, action: event.action });
    }
    return false;
  }

  /** Adds a message to a chat or replaces the one with its id. */
  put(chat, message) {
    if (message.deleted) {
      this.#remove(chat, message.message_id);
      return;
    }
    const all = chat.messages;
    let at = all.length;
    while (at > 0 && all[at - 1].message_id > message.message_id) at -= 1;
    const known = at > 0 && all[at - 1].message_id === message.message_id;
    if (known) all[at - 1] = message;
    else all.splice(at, 0, message);
    if (all.length > KEPT_MESSAGES) this.#remove(chat, all[0].message_id);
    this.#tell("message", { chat, message, fresh: !known });
  }

  /** The message of a chat, or undefined. */
  message(chat, messageId) {
    return chat.messages.findLast((message) => message.message_id === messageId);
  }

  /** The private chat of a person, or undefined. */
  chatOf(personId) {
    return [...this.chats.values()].find((chat) => chat.type === "private" && chat.person_id === personId);
  }

  #remove(chat, messageId) {
    chat.messages = chat.messages.filter((message) => message.message_id !== messageId);
    this.#tell("removed", { chat, messageId });
  }

  #setClock(clock) {
    this.clockAt = Date.parse(clock.now);
    this.clockRead = performance.now();
    this.offsetSeconds = clock.offset_seconds;
    this.#tell("clock");
  }

  #tell(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
