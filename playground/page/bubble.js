// One message as the log shows it.

import { h, icon, spoken, tint } from "./dom.js";
import { clockTime, fullTime, sizeName } from "./datetime.js";
import { renderText } from "./entities.js";
import { Keyboard } from "./keyboard.js";
import { summary } from "./summary.js";

/**
 * A message in the log. `room` is what the bubble may ask of the log it lives in: `press(messageId, data)`,
 * `openLink(url, event)`, `complain(text)`, `command(text)`, `menu(message, anchor)`, `jump(messageId)`,
 * `enlarge(photo)`, `find(messageId)`, `isMine(message)`, `nameOf(message)`, `showsNames()`, `now()`.
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
    });
    const body = h("div", { class: "bubble" }, this.who, this.content, this.meta, this.more);
    this.element = h("article", { class: "message", tabindex: "-1", "aria-labelledby": `${whoId} ${whenId}`, "data-id": this.id },
      h("div", { class: "stack" }, body, this.keyboard.element));
    this.update(message);
  }

  /** Shows a new version of the message; parts that did not change are left alone. */
  update(message) {
    const { room } = this;
    this.message = message;
    const mine = room.isMine(message);
    const whole = JSON.stringify([message, mine, room.nameOf(message)]);
    if (whole === this.whole) return;
    this.whole = whole;
    this.element.classList.toggle("out", mine);
    this.element.classList.toggle("in", !mine);
    this.who.className = `who ${!mine && room.showsNames() ? tint(message.from.id) : "visually-hidden"}`;
    setText(this.who, mine ? `You, ${room.nameOf(message)}` : room.nameOf(message));
    const shape = JSON.stringify([message.text, message.entities, message.caption, message.caption_entities, message.photo,
      message.document, message.sticker, message.voice, message.location, message.service, message.reply_to_message_id]);
    if (shape !== this.shape) {
      this.shape = shape;
      this.content.replaceChildren(...this.#parts(message));
      this.element.classList.toggle("bare", Boolean(message.sticker));
      this.element.classList.toggle("service", Boolean(message.service));
      this.element.classList.toggle("tall", /\n/.test(message.text ?? "") || Boolean(message.photo));
    }
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
    if (message.reply_to_message_id) parts.push(this.#quote(message.reply_to_message_id));
    if (message.photo) parts.push(this.#photo(message));
    if (message.document) parts.push(file(message.document));
    if (message.service) parts.push(h("p", { class: "text" }, message.service));
    if (message.sticker) parts.push(h("p", { class: "sticker", role: "img", "aria-label": `Sticker ${message.sticker.emoji}` }, message.sticker.emoji));
    if (message.voice) parts.push(voice(message.voice));
    if (message.location) parts.push(place(message.location));
    const context = { now: this.room.now(), command: this.room.command };
    if (message.text) parts.push(h("div", { class: "text", dir: "auto" }, renderText(message.text, message.entities, context)));
    if (message.caption) parts.push(h("div", { class: "text", dir: "auto" }, renderText(message.caption, message.caption_entities, context)));
    if (parts.length === 0) parts.push(h("p", { class: "text" }, "A kind of message that the playground does not show."));
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

  #photo(message) {
    const { photo } = message;
    const alt = photo.alt || message.caption || "Photo without a description";
    if (!photo.url) return h("p", { class: "placeholder" }, icon("photo"), "Photo");
    const image = h("img", { src: photo.url, alt, width: photo.width || null, height: photo.height || null, decoding: "async" });
    return h("a", { class: "photo", href: photo.url, target: "_blank", click: (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.room.enlarge({ url: photo.url, alt });
    } }, image);
  }
}

function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function voice({ duration }) {
  const seconds = Math.max(0, Math.round(duration ?? 0));
  const length = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  const bars = Array.from({ length: 24 }, (_, i) => h("i", { class: `bar-${(i * 7 + seconds) % 5}` }));
  return h("p", { class: "placeholder voice" }, icon("voice"), spoken(`Voice message, ${seconds} seconds`),
    h("span", { class: "wave", "aria-hidden": "true" }, bars), h("span", { "aria-hidden": "true" }, length));
}

function file({ url, name, size }) {
  return h("p", { class: "placeholder file" }, icon("file"),
    h("span", {}, h("strong", { dir: "auto" }, name), h("br"), `${sizeName(size)} · `,
      h("a", { href: url, download: name, "aria-label": `Download ${name}` }, "Download")));
}

function place({ latitude, longitude }) {
  return h("p", { class: "placeholder place" }, icon("pin"), h("span", {}, h("strong", {}, "Location"), h("br"), `${latitude}, ${longitude}`));
}
