// The log of one chat: bubbles in order, day lines, sticking to the newest message, moving by keyboard.

import { byId, h } from "./dom.js";
import { Bubble } from "./bubble.js";
import { dayKey, dayName } from "./datetime.js";
import { refreshTimes } from "./entities.js";

const NEAR_PX = 80;

/** Shows one chat at a time. `room` is what bubbles may ask for (see bubble.js), `empty(chat)` a node for no messages. */
export class History {
  constructor({ room, empty }) {
    this.log = byId("log");
    this.jumpButton = byId("jump");
    this.jumpCount = byId("jump-count");
    this.room = { ...room, jump: (id) => this.#reveal(id) };
    this.empty = empty;
    this.chat = null;
    this.bubbles = new Map();
    this.atEnd = true;
    this.top = 0;
    this.missed = 0;
    this.finishing = false;
    this.log.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    this.log.addEventListener("keydown", (event) => this.#keys(event));
    this.log.addEventListener("contextmenu", (event) => this.#context(event));
    this.log.addEventListener("focusin", (event) => this.#rove(event.target.closest(".message")));
    this.jumpButton.addEventListener("click", () => {
      this.toEnd();
      this.#last()?.element.focus({ preventScroll: true });
    });
    new ResizeObserver(() => this.#settle()).observe(this.log);
    this.log.addEventListener("load", () => this.#settle(), true);
  }

  /** Shows a chat from its end; the same chat again is brought up to date in place. */
  show(chat) {
    const another = this.chat?.id !== chat.id;
    this.log.setAttribute("aria-busy", "true");
    if (another) {
      this.log.replaceChildren();
      this.bubbles.clear();
      this.atEnd = true;
      this.top = 0;
    }
    this.chat = chat;
    const present = new Set(chat.messages.map((message) => message.message_id));
    for (const id of [...this.bubbles.keys()]) if (!present.has(id)) this.#drop(id);
    chat.messages.forEach((message) => this.#put(message));
    this.#finish();
    // A reader that is not told of the old messages: the log is "busy" until they are all there.
    requestAnimationFrame(() => this.log.removeAttribute("aria-busy"));
  }

  /** Adds or updates one message of the chat that is shown. */
  put(message) {
    const fresh = !this.bubbles.has(message.message_id);
    this.#put(message);
    if (fresh && !this.atEnd) this.missed += 1;
    this.#finishSoon();
  }

  /** Takes a message away. */
  remove(messageId) {
    this.#drop(messageId);
    this.#finishSoon();
  }

  /** Shows what the bot is still writing (null for nothing) after the last message. */
  showDraft(node) {
    this.log.querySelector(".draft")?.remove();
    if (node) this.log.append(node);
    this.#settle();
  }

  /** Updates every bubble, after something outside the messages changed (who writes, names). */
  refresh() {
    for (const bubble of this.bubbles.values()) bubble.update(bubble.message);
  }

  /** Brings what depends on the clock up to date. */
  tick() {
    for (const bubble of this.bubbles.values()) if (bubble.message.location?.live_period) bubble.refresh();
    refreshTimes(this.log, this.room.now());
    this.#dayLines();
  }

  /** Scrolls to the newest message. */
  toEnd() {
    this.atEnd = true;
    this.#settle();
    this.#showJump();
  }

  #put(message) {
    const known = this.bubbles.get(message.message_id);
    if (known) {
      known.update(message);
      return;
    }
    const bubble = new Bubble(message, this.room);
    this.bubbles.set(message.message_id, bubble);
    let before = null;
    for (let node = this.log.lastElementChild; node; node = node.previousElementSibling) {
      if (node.dataset.id === undefined) continue;
      if (Number(node.dataset.id) < message.message_id) break;
      before = node;
    }
    this.log.insertBefore(bubble.element, before);
  }

  #drop(messageId) {
    const bubble = this.bubbles.get(messageId);
    if (!bubble) return;
    const hadFocus = bubble.element.contains(document.activeElement);
    const next = bubble.element.previousElementSibling;
    bubble.element.remove();
    this.bubbles.delete(messageId);
    if (hadFocus) (next?.matches(".message") ? next : byId("composer-text")).focus();
  }

  // Many messages may come at once: what needs the layout is done once for all of them.
  #finishSoon() {
    if (this.finishing) return;
    this.finishing = true;
    requestAnimationFrame(() => {
      this.finishing = false;
      this.#finish();
    });
  }

  #finish() {
    this.#dayLines();
    const draft = this.log.querySelector(".draft");
    if (draft) this.log.append(draft);
    const none = this.log.querySelector(".nothing");
    if (this.bubbles.size > 0) none?.remove();
    else if (none) none.replaceWith(this.empty(this.chat));
    else this.log.append(this.empty(this.chat));
    if (!this.log.contains(document.activeElement)) this.#rove(this.#last()?.element);
    this.#settle();
    this.#showJump();
  }

  #dayLines() {
    const now = this.room.now();
    let day = null;
    for (const node of [...this.log.children]) {
      if (node.dataset.id === undefined) continue;
      const sent = this.bubbles.get(Number(node.dataset.id)).message.date * 1000;
      const before = node.previousElementSibling;
      const has = before?.matches(".day");
      if (dayKey(sent) === day) {
        if (has) before.remove();
      } else {
        const name = dayName(sent, now);
        if (!has) node.before(h("p", { class: "day" }, h("span", {}, name)));
        else if (before.textContent !== name) before.firstChild.textContent = name;
      }
      day = dayKey(sent);
    }
    for (const line of this.log.querySelectorAll(".day")) {
      if (!line.nextElementSibling?.matches(".message")) line.remove();
    }
  }

  #last() {
    const last = this.log.querySelector(".draft")?.previousElementSibling ?? this.log.lastElementChild;
    return last?.dataset.id === undefined ? undefined : this.bubbles.get(Number(last.dataset.id));
  }

  #settle() {
    if (this.atEnd) this.log.scrollTop = this.log.scrollHeight;
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.log;
    // Only a reader who scrolls up leaves the end: a message that arrives before this event is no such reader.
    if (scrollHeight - scrollTop - clientHeight < NEAR_PX) this.atEnd = true;
    else if (scrollTop < this.top) this.atEnd = false;
    this.top = scrollTop;
    this.#showJump();
  }

  #showJump() {
    if (this.atEnd) this.missed = 0;
    this.jumpButton.hidden = this.atEnd;
    this.jumpCount.hidden = this.missed === 0;
    this.jumpCount.textContent = this.missed ? `${this.missed} new` : "";
  }

  #reveal(messageId) {
    const element = this.bubbles.get(messageId)?.element;
    if (!element) return;
    element.scrollIntoView({ block: "center" });
    element.focus({ preventScroll: true });
    element.classList.add("flash");
    setTimeout(() => element.classList.remove("flash"), 1500);
  }

  #rove(element) {
    if (!element) return;
    for (const old of this.log.querySelectorAll(".message[tabindex='0']")) if (old !== element) old.tabIndex = -1;
    element.tabIndex = 0;
  }

  #keys(event) {
    const element = event.target;
    if (!element.matches?.(".message")) return;
    const all = [...this.log.querySelectorAll(".message[data-id]")];
    const at = all.indexOf(element);
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      all[to]?.focus();
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      const bubble = this.bubbles.get(Number(element.dataset.id));
      this.room.menu(bubble.message, element);
    }
  }

  #context(event) {
    const element = event.target.closest(".message[data-id]");
    if (!element || event.target.closest("a, button") || String(getSelection())) return;
    event.preventDefault();
    const bubble = this.bubbles.get(Number(element.dataset.id));
    this.room.menu(bubble.message, event.target.closest(".bubble") ?? element);
  }
}
