// What a message can hold beside text, as nodes. `room` is what a bubble may ask of its log (see bubble.js).

import { h, icon, spoken } from "./dom.js";
import { clockTime, sizeName } from "./datetime.js";

const FOREVER = 0x7fffffff;
const FACES = { "🎲": ["⚀", "⚁", "⚂", "⚃", "⚄", "⚅"] };

/** The nodes of all that a message holds, in the order they are shown. */
export function contents(message, room) {
  const { parts, media, location } = message;
  return [
    message.photo && photo(message, room),
    media && film(media),
    message.document && file(message.document),
    message.sticker && sticker(message.sticker),
    message.voice && !media?.url && voice(message.voice),
    location && place(message, parts.venue, room.now()),
    parts.contact && contact(parts.contact),
    parts.dice && dice(parts.dice),
    message.invoice && invoice(message.invoice),
  ].filter(Boolean);
}

function photo(message, room) {
  const { photo: shown } = message;
  const alt = shown.alt || message.caption || "Photo without a description";
  if (!shown.url) return h("p", { class: "placeholder" }, icon("photo"), "Photo");
  const image = h("img", { src: shown.url, alt, width: shown.width || null, height: shown.height || null, decoding: "async" });
  return h("a", { class: "photo", href: shown.url, target: "_blank", click: (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    room.enlarge({ url: shown.url, alt });
  } }, image);
}

const MEDIA_NAMES = { animation: "Animation", audio: "Audio", video: "Video", video_note: "Video message", voice: "Voice message" };

function film(media) {
  const { kind, url, name, image } = media;
  const what = MEDIA_NAMES[kind];
  if (!url) return kind === "voice" ? null : plainMedia(media, what);
  if (image) return h("p", { class: "photo" }, h("img", { src: url, alt: `${what} ${name}`, decoding: "async" }));
  if (kind === "audio" || kind === "voice") {
    const title = kind === "audio" && h("p", { class: "track" }, h("strong", { dir: "auto" }, name), media.performer && h("span", { dir: "auto" }, media.performer));
    return h("div", { class: "sound" }, title, h("audio", { src: url, controls: true, preload: "metadata", "aria-label": `${what} ${name}` }));
  }
  const loops = kind === "animation";
  return h("video", { class: kind === "video_note" ? "film round" : "film", src: url, controls: !loops, autoplay: loops, loop: loops, muted: loops,
    playsinline: true, preload: "metadata", "aria-label": `${what} ${name}` });
}

function plainMedia({ name, size }, what) {
  return h("p", { class: "placeholder" }, icon("file"), h("span", {}, h("strong", { dir: "auto" }, name), h("br"), `${what}, ${sizeName(size)}`));
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

function sticker({ emoji, url }) {
  if (url) return h("img", { class: "sticker-image", src: url, alt: `Sticker ${emoji}` });
  return h("p", { class: "sticker", role: "img", "aria-label": `Sticker ${emoji}` }, emoji || "🖼️");
}

function place(message, venue, now) {
  const { latitude, longitude, live_period: period } = message.location;
  const until = period ? message.date + period : 0;
  const live = period === FOREVER || until * 1000 > now;
  const title = venue?.title ?? (period ? "Live location" : "Location");
  const point = `${latitude}, ${longitude}`;
  let note = point;
  if (venue) note = venue.address;
  else if (period) note = live && period !== FOREVER ? `${point} · until ${clockTime(until * 1000)}` : `${point}${live ? "" : " · ended"}`;
  return h("div", { class: live ? "place live" : "place" },
    h("div", { class: "map", "aria-hidden": "true" }, h("span", { class: "map-pin" }, icon("pin"))),
    h("p", { class: "place-text" }, h("strong", { dir: "auto" }, title), h("span", { dir: "auto" }, note)));
}

function contact({ first_name: first, last_name: last, phone_number: number }) {
  const name = [first, last].filter(Boolean).join(" ");
  return h("p", { class: "placeholder" }, icon("person"), h("span", {}, h("strong", { dir: "auto" }, name), h("br"), number));
}

function dice({ emoji, value }) {
  const shown = FACES[emoji]?.[value - 1] ?? emoji;
  return h("p", { class: "dice", role: "img", "aria-label": `${emoji} ${value}` }, h("span", { class: "dice-face" }, shown), h("span", { class: "dice-value" }, value));
}

function invoice({ title, description, prices, total, flexible }) {
  return h("div", { class: "invoice" },
    h("p", { class: "invoice-title", dir: "auto" }, title),
    h("p", { class: "invoice-about", dir: "auto" }, description),
    prices.length > 1 && h("ul", { class: "prices" }, prices.map(({ label, amount }) =>
      h("li", {}, h("span", { dir: "auto" }, label), h("span", {}, amount)))),
    h("p", { class: "invoice-total" }, h("span", {}, flexible ? "Total, without shipping" : "Total"), h("strong", {}, total)));
}
