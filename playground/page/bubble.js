// One message as the log shows it.

import { h, icon, spoken, tint } from "./dom.js";
import { contents } from "./contents.js";
import { clockTime, fullTime } from "./datetime.js";
import { renderText } from "./entities.js";
import { Keyboard } from "./keyboard.js";
import { pollNode } from "./polls.js";
import { chips } from "./reactions.js";
import { summary } from "./summary.js";

/**
 * A message in the log. `room` is what the bubble may ask of the log it lives in: `press(messageId, data)`,
 * `openLink(url, event)`, `complain(text)`, `command(text)`, `menu(message, anchor)`, `jump(messageId)`,
 * `enlarge(photo)`, `find(messageId)`, `isMine(message)`, `nameOf(message)`, `showsNames()`, `now()`, `me()` (the id of
 * who looks), `botName()`, `vote(messageId, options)`, `react(messageId, emoji)`, `pay(messageId)`, `askInline(query)`.
 */
export class Bubble {
  constructor(message, room) {
    this.room = room;
    this.id = message.message_id;
    const whoId = `who-${message.message_id}`;
    const whenId = `when-${message.message_id}`;
    this.who = h("p", { class: "who", id: whoId, dir: "auto" });
    this.content = h("div", { class: "content" });
    this.meta = h("p", { class: "meta", id: whenId });
    this.more = h("button", { type: "button", class: "more", tabindex: "-1", "aria-label": "Menu of this message", "aria-haspopup": "menu", "aria-live": "off",
      click: () => room.menu(this.message, this.more) }, icon("more"));
    this.keyboard = new Keyboard({
      press: (data) => room.press(this.id, data),
      openLink: room.openLink,
      complain: room.complain,
      pay: () => room.pay(this.id),
      askInline: room.askInline,
    });
    this.reactions = h("div", { class: "chips", role: "group", "aria-label": "Reactions", hidden: true });
    const body = h("div", { class: "bubble" }, this.who, this.content, this.reactions, this.meta, this.more);
    this.element = h("article", { class: "message", tabindex: "-1", "aria-labelledby": `${whoId} ${whenId}`, "data-id": this.id },
      h("div", { class: "stack" }, body, this.keyboard.element));
    this.update(message);
  }

  /** Shows the same message anew, after something outside of it changed. */
  refresh() {
    this.whole = this.shape = null;
    this.update(this.message);
  }

  /** Shows a new version of the message; parts that did not change are left alone. */
  update(message) {
    const { room } = this;
    this.message = message;
    const mine = room.isMine(message);
    const whole = JSON.stringify([message, mine, room.nameOf(message), room.me()]);
    if (whole === this.whole) return;
    this.whole = whole;
    this.element.classList.toggle("out", mine);
    this.element.classList.toggle("in", !mine);
    this.who.className = `who ${!mine && room.showsNames() ? tint(message.from.id) : "visually-hidden"}`;
    setText(this.who, mine ? `You, ${room.nameOf(message)}` : room.nameOf(message));
    const shape = JSON.stringify([message.text, message.entities, message.caption, message.caption_entities, message.photo,
      message.document, message.media, message.parts, message.poll, message.invoice, message.sticker, message.voice, message.location,
      message.service, message.reply_to_message_id, message.poll && room.me()]);
    if (shape !== this.shape) {
      this.shape = shape;
      this.content.replaceChildren(...this.#parts(message));
      this.element.classList.toggle("bare", Boolean(message.sticker ?? message.parts.dice));
      this.element.classList.toggle("service", Boolean(message.service));
      this.element.classList.toggle("tall", /\n/.test(message.text ?? "") || isTall(message));
    }
    this.element.classList.toggle("in-album", Boolean(message.album));
    this.reactions.hidden = message.reactions.length === 0;
    this.reactions.replaceChildren(...chips(message.reactions, room.me(), (emoji) => room.react(this.id, emoji)));
    const sent = message.date * 1000;
    const edited = Boolean(message.edit_date);
    const stamp = `${sent} ${edited}`;
    if (stamp !== this.stamp) {
      this.stamp = stamp;
      this.meta.replaceChildren(
        ...[edited && h("span", { class: "edited" }, "edited "),
          h("time", { datetime: new Date(sent).toISOString(), title: fullTime(sent) }, clockTime(sent))].filter(Boolean));
    }
    const hadFocus = this.element.contains(document.activeElement);
    if (!this.keyboard.update(message.reply_markup) && hadFocus) {
      // The pressed button is gone: the next place to act is the first new button, or the message itself.
      (this.keyboard.element.querySelector(".key") ?? this.element).focus({ preventScroll: true });
    }
  }

  #parts(message) {
    const parts = [];
    if (message.forwarded_from) parts.push(h("p", { class: "origin", dir: "auto" }, `Forwarded from ${message.forwarded_from}`));
    if (message.via_bot) parts.push(h("p", { class: "origin", dir: "auto" }, `via @${this.room.botName()}`));
    if (message.reply_to_message_id) parts.push(this.#quote(message.reply_to_message_id));
    parts.push(...contents(message, this.room));
    if (message.poll) parts.push(pollNode(message.poll, this.room.me(), (options) => this.room.vote(this.id, options)));
    if (message.service) parts.push(h("p", { class: "text" }, message.service));
    const context = { now: this.room.now(), command: this.room.command };
    if (message.text) parts.push(h("div", { class: "text", dir: "auto" }, renderText(message.text, message.entities, context)));
    if (message.caption) parts.push(h("div", { class: "text", dir: "auto" }, renderText(message.caption, message.caption_entities, context)));
    if (parts.length === 0 || (parts.length === 1 && parts[0].className === "origin")) parts.push(h("p", { class: "text" }, "A kind of message that the playground does not show."));
    return parts;
  }

  #quote(messageId) {
    const original = this.room.find(messageId);
    const name = original ? this.room.nameOf(original) : "Reply";
    return h("button", { type: "button", class: "reply-quote", click: () => this.room.jump(messageId) },
      spoken("In reply to "),
      h("strong", { dir: "auto" }, name),
      h("span", { dir: "auto" }, original ? summary(original) : "a message that is gone"));
  }
}

function isTall(message) {
  return Boolean(message.photo ?? message.poll ?? message.invoice ?? message.location ?? message.media?.url);
}

function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
