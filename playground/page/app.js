// The chat page: connects the server, what is known of it, and the parts of the page.

import { byId, download } from "./dom.js";
import { listen, server } from "./server.js";
import { Store } from "./store.js";
import { ChatList } from "./chat_list.js";
import { ChatView } from "./chat_view.js";
import { ClockPanel } from "./clock_panel.js";
import { Composer } from "./composer.js";
import { History } from "./history.js";
import { Menu } from "./menu.js";
import { askGroup, askPerson, groupItems } from "./membership.js";
import { Places } from "./places.js";
import { Presses } from "./presses.js";
import { ReplyKeyboard } from "./reply_keyboard.js";
import { enlarge, tell } from "./dialogs.js";
import { askPoll, attachAttachments } from "./attachments.js";
import { Drafts } from "./drafts.js";
import { InlineMode } from "./inline_mode.js";
import { MessageActs } from "./message_acts.js";
import { attachThemeSwitch, isDark } from "./theme.js";
import { actionName } from "./summary.js";
import { showConnection, toast } from "./notices.js";

const ACTION_MS = 5000;
const TICK_MS = 20_000;
const OPEN_CHAT = "playground.chat";

class App {
  constructor() {
    this.store = new Store();
    this.view = new ChatView(this.store);
    this.list = new ChatList(this.store, (id) => this.open(id, { focus: true }));
    this.presses = new Presses((answer) => this.#showAnswer(answer));
    this.acts = new MessageActs({
      store: this.store,
      view: this.view,
      element: (id) => this.history.bubbles.get(id)?.element.querySelector(".bubble"),
      reply: (message, name) => this.composer.reply(message, name),
      correct: (message) => this.composer.correct(message),
    });
    this.drafts = new Drafts((chatId) => chatId === this.view.chat?.id && this.#drawDraft());
    this.inline = new InlineMode({
      username: () => this.store.bot.username,
      ask: (query) => server.inline(this.view.chat.id, this.view.personId, query),
      choose: (queryId, resultId) => this.#put(server.chooseInline(queryId, resultId)).catch((error) => toast(error.message)),
      start: (payload) => this.#startInPrivate(payload),
    });
    this.actionTimers = new Map();
    this.history = new History({ room: this.#room(), empty: () => this.view.empty() });
    this.composer = new Composer({
      send: (content) => this.#send(content),
      edit: (id, text) => server.edit(this.view.chat.id, this.view.personId, id, text),
      lastOwn: () => this.view.chat.messages.findLast((message) => this.view.isMine(message) && message.text),
      commands: () => this.store.commands,
      inline: this.inline,
      speaker: (id) => this.#speakAs(id),
      complain: toast,
    });
    this.clock = new ClockPanel(this.store, server);
    attachThemeSwitch(byId("theme-switch"));
    const places = new Places({ choose: (location) => this.#send({ location }), complain: toast });
    const place = (anchor) => places.open(anchor);
    const contact = () => this.#send({ contact: true }).catch((error) => toast(error.message));
    const poll = () => askPoll((content) => this.#send(content));
    this.replyKeyboard = new ReplyKeyboard({ write: (text) => this.#sendText(text), place, contact, poll, complain: toast });
    attachAttachments(byId("attach"), { send: (content) => this.#send(content), place, complain: toast });
    new Menu("Commands").anchored(byId("commands-button"), () => this.store.commands.map(({ command, description }) => ({
      label: `/${command}`, note: description, run: () => this.#sendText(`/${command}`),
    })));
    new Menu("Chat").anchored(byId("chat-menu"), () => this.#chatMenu());
    byId("add-person").addEventListener("click", () => askPerson((chat) => this.#openNew(chat)));
    byId("add-group").addEventListener("click", () => askGroup([...this.store.people.values()], (chat) => this.#openNew(chat)));
    byId("bottom-button").addEventListener("click", () => this.#bottomAction());
    byId("back").addEventListener("click", () => {
      document.body.dataset.view = "list";
      this.list.focus(this.view.chat?.id);
    });
    this.#followStore();
    setInterval(() => this.history.tick(), TICK_MS);
  }

  /** Connects to the server and stays connected. */
  run() {
    listen({
      opened: async () => {
        this.store.load(await server.state());
        showConnection(true);
      },
      arrived: (event) => {
        if (this.store.apply(event)) this.#reload();
      },
      lost: () => showConnection(false),
    });
  }

  /** Opens a chat; `focus` moves the caret there. */
  open(chatId, { focus = false } = {}) {
    const chat = this.store.chats.get(chatId);
    if (!chat) return;
    this.view.chat = chat;
    this.view.action = this.list.actions.get(chatId) ?? null;
    chat.unread = 0;
    sessionStorage.setItem(OPEN_CHAT, String(chatId));
    if (focus) document.body.dataset.view = "chat";
    this.composer.enter(chatId);
    this.history.show(chat);
    this.#drawDraft();
    this.#drawAround();
    if (!focus) return;
    if (this.view.instead) byId("bottom-button").focus();
    else this.composer.focus();
  }

  #room() {
    const { view, store } = this;
    return {
      press: (messageId, data) => this.presses.answered(server.press(view.chat.id, view.personId, messageId, data)),
      openLink: (url, event) => this.#openLink(url, event),
      complain: toast,
      command: (text) => this.#sendText(text),
      menu: (message, anchor) => this.acts.open(message, anchor),
      enlarge,
      find: (id) => store.message(view.chat, id),
      isMine: (message) => view.isMine(message),
      nameOf: (message) => (message.from.is_bot ? store.bot.first_name : message.from.first_name),
      showsNames: () => view.chat.type === "group",
      now: () => store.now(),
      me: () => view.personId,
      botName: () => store.bot.username,
      vote: (messageId, options) => this.acts.act("vote", messageId, options),
      react: (messageId, emoji) => this.acts.act("react", messageId, emoji),
      pay: (messageId) => this.acts.act("pay", messageId),
      askInline: (query) => this.composer.type(`@${store.bot.username} ${query}`),
    };
  }

  #drawDraft() {
    this.history.showDraft(this.drafts.node(this.view.chat.id, this.store.now()));
  }

  #followStore() {
    const on = (type, run) => this.store.addEventListener(type, (event) => run(event.detail));
    on("loaded", () => this.#loaded());
    on("message", ({ chat, message, fresh }) => {
      if (message.from.is_bot) this.#setAction(chat, null);
      if (message.from.is_bot && fresh) this.drafts.drop(chat.id);
      if (chat === this.view.chat) this.history.put(message);
      else if (fresh && message.from.is_bot) chat.unread += 1;
      this.#drawAround();
    });
    on("removed", ({ chat, messageId }) => {
      if (chat === this.view.chat) this.history.remove(messageId);
      this.#drawAround();
    });
    on("action", ({ chat, action }) => this.#setAction(chat, actionName(action)));
    on("clock", () => this.history.tick());
    on("keyboard", () => this.#drawAround());
    on("answered", (answer) => this.presses.take(answer));
    on("draft", (draft) => this.drafts.take(draft));
    on("inline_results", (results) => this.inline.take(results));
    on("payment", (payment) => this.acts.showPayment(payment));
  }

  #loaded() {
    const first = this.view.chat === null;
    const chats = [...this.store.chats.values()];
    if (!first) {
      this.open(this.store.chats.has(this.view.chat.id) ? this.view.chat.id : chats[0]?.id);
      this.history.refresh();
      return;
    }
    const asked = new URLSearchParams(location.search);
    const person = Number(asked.get("person"));
    const linked = person ? this.store.chatOf(person) : asked.has("start") ? chats[0] : null;
    const kept = this.store.chats.get(Number(sessionStorage.getItem(OPEN_CHAT)));
    const chat = linked ?? kept ?? chats[0];
    if (!chat) return;
    if (linked && asked.has("start")) this.#deepLink(linked, asked.get("start"));
    if (!linked && !kept && chats.length > 1) document.body.dataset.view = "list";
    this.open(chat.id);
    byId("chat").inert = false;
  }

  #deepLink(chat, payload) {
    this.view.deepLink = /^[A-Za-z0-9_-]{1,64}$/.test(payload) ? { chatId: chat.id, payload } : null;
    if (!this.view.deepLink && payload) toast("The start parameter may hold 1 to 64 letters, digits, _ and - only.");
  }

  #openLink(url, event) {
    const address = new URL(url);
    const toBot = address.hostname === "t.me" && address.pathname.slice(1).toLowerCase() === this.store.bot.username.toLowerCase();
    if (!toBot || this.view.chat.type !== "private") return;
    event.preventDefault();
    this.#deepLink(this.view.chat, address.searchParams.get("start") ?? "");
    this.#drawAround();
  }

  /** The private chat of whoever writes, as a link with a payload opens it. */
  #startInPrivate(payload) {
    const chat = this.store.chats.get(this.view.personId);
    if (!chat) return;
    this.open(chat.id);
    this.#deepLink(chat, payload);
    this.#drawAround();
  }

  #drawAround() {
    const { view } = this;
    if (!view.chat) return;
    view.drawHeader();
    this.list.draw(view.chat.id);
    const { instead } = view;
    const hadFocus = document.activeElement === byId("bottom-button");
    byId("bottom-action").hidden = instead === null;
    byId("bottom-button").textContent = instead === "unblock" ? "Unblock the bot" : "START";
    this.composer.show(instead === null);
    if (hadFocus && instead === null) this.composer.focus();
    byId("commands-button").hidden = this.store.commands.length === 0;
    this.replyKeyboard.show(view.chat.keyboard);
    this.composer.setSpeakers(view.members(), view.personId);
  }

  #setAction(chat, name) {
    clearTimeout(this.actionTimers.get(chat.id));
    if (name) this.actionTimers.set(chat.id, setTimeout(() => this.#setAction(chat, null), ACTION_MS));
    this.list.setAction(chat.id, name);
    if (chat.id === this.view.chat?.id) this.view.action = name;
    this.#drawAround();
  }

  #showAnswer({ text, show_alert: alert }) {
    if (!text) return;
    if (alert) tell(this.store.bot.first_name, text);
    else toast(text);
  }

  #send(content) {
    return this.#put(server.send(this.view.chat.id, this.view.personId, content));
  }

  async #put(sending) {
    const { chat } = this.view;
    const { message } = await sending;
    const known = this.store.chats.get(chat.id);
    if (known && !this.store.message(known, message.message_id)) this.store.put(known, message);
    if (this.view.chat.id === chat.id) this.history.toEnd();
  }

  #sendText(text) {
    this.#send({ text }).catch((error) => toast(error.message));
    this.composer.focus();
  }

  #speakAs(personId) {
    this.view.speakers.set(this.view.chat.id, personId);
    this.history.refresh();
  }

  #bottomAction() {
    if (this.view.instead === "unblock") {
      this.#block(false);
      return;
    }
    const text = this.view.startText();
    this.view.deepLink = null;
    window.history.replaceState(null, "", location.pathname);
    this.#sendText(text);
    this.#drawAround();
  }

  #block(blocked) {
    server.block(this.view.chat.person_id, blocked).then(() => this.#reload(), (error) => toast(error.message));
  }

  #reload() {
    clearTimeout(this.reloading);
    this.reloading = setTimeout(async () => {
      try {
        this.store.load(await server.state());
      } catch {
        // the event stream notices a lost server and loads again
      }
    }, 30);
  }

  #chatMenu() {
    const { view, store } = this;
    const blocked = store.people.get(view.chat.person_id)?.blocked;
    return [
      { label: `About ${store.bot.first_name}`, icon: "info", run: () => tell(`${store.bot.first_name} (@${store.bot.username})`,
        [store.bot.short_description, store.bot.description].filter(Boolean).join("\n\n") || "The bot has no description yet.") },
      { label: isDark() ? "Light theme" : "Dark theme", icon: isDark() ? "sun" : "moon", run: () => byId("theme-switch").click() },
      ...(view.chat.type === "group" ? groupItems(view.chat, store, {
        personId: view.personId, opened: (chat) => this.#openNew(chat), complain: toast }) : []),
      view.chat.type === "private" && { label: "Save this conversation", icon: "file", run: () => download(`/playground/journeys/${view.chat.id}`) },
      view.chat.type === "private" && (blocked
        ? { label: "Unblock the bot", icon: "block", run: () => this.#block(false) }
        : { label: "Block the bot", icon: "block", danger: true, run: () => this.#block(true) }),
    ];
  }

  async #openNew(chat) {
    this.store.load(await server.state());
    this.open(chat.id, { focus: true });
  }
}

new App().run();
