// Text with entities (offsets in UTF-16 units, which are JavaScript's own) as DOM nodes.

import { h } from "./dom.js";
import { entityTime, fullTime } from "./datetime.js";

const PLAIN_TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code" };
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
const SAFE_PROTOCOLS = new Set(["http:", "https:", "mailto:", "tel:", "tg:"]);
const SHORT_QUOTE = 150;

/** The address when it is one a link may lead to, else null (never javascript:, data: and the like). */
export function safeAddress(address) {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`;
  try {
    return SAFE_PROTOCOLS.has(new URL(whole).protocol) ? whole : null;
  } catch {
    return null;
  }
}

/** A link that opens in a tab of its own, with plain text where the address is not allowed. */
export function link(address, children, props = {}) {
  const safe = safeAddress(address);
  if (!safe) return h("span", { class: "dead-link", title: address }, children);
  return h("a", { href: safe, target: "_blank", rel: "noopener noreferrer", ...props }, children);
}

function spoiler(children) {
  const hidden = h("span", { class: "spoiler-text", inert: true }, children);
  const cover = h("button", { type: "button", class: "spoiler-cover", "aria-label": "Hidden text: show it" });
  cover.addEventListener("click", () => {
    cover.remove();
    hidden.inert = false;
    hidden.parentElement.classList.add("shown");
  });
  return h("span", { class: "spoiler" }, hidden, cover);
}

function quote(children, expandable, text) {
  const block = h("blockquote", { dir: "auto" }, children);
  if (!expandable || (text.length < SHORT_QUOTE && text.split("\n").length < 4)) return block;
  block.classList.add("folded");
  const toggle = h("button", { type: "button", class: "unfold", "aria-expanded": "false" }, "Show all");
  toggle.addEventListener("click", () => {
    const folded = block.classList.toggle("folded");
    toggle.setAttribute("aria-expanded", String(!folded));
    toggle.textContent = folded ? "Show all" : "Show less";
  });
  return h("div", { class: "quote" }, block, toggle);
}

function dateTime(entity, children, now) {
  const instant = entity.unix_time * 1000;
  if (!Number.isFinite(new Date(instant).getTime())) return children;
  const shown = entityTime(instant, entity.date_time_format, now);
  const relative = entity.date_time_format === "r";
  const props = { class: "date-time", datetime: new Date(instant).toISOString(), title: fullTime(instant), "data-relative": relative };
  return h("time", props, shown ?? children);
}

/** Brings the relative times inside an element up to date. */
export function refreshTimes(root, now) {
  for (const time of root.querySelectorAll("time[data-relative]")) {
    const shown = entityTime(Date.parse(time.dateTime), "r", now);
    if (time.textContent !== shown) time.textContent = shown;
  }
}

function element(entity, children, text, context) {
  const tag = PLAIN_TAGS[entity.type];
  if (tag) return h(tag, {}, children);
  switch (entity.type) {
    case "pre":
      return h("pre", { tabindex: "0" }, h("code", { "data-language": entity.language }, children));
    case "blockquote":
      return quote(children, false, text);
    case "expandable_blockquote":
      return quote(children, true, text);
    case "spoiler":
      return spoiler(children);
    case "text_link":
      return link(entity.url ?? "", children, { title: entity.url });
    case "url":
      return link(text, children);
    case "email":
      return link(`mailto:${text}`, children);
    case "phone_number":
      return link(`tel:${text.replace(/[^+0-9]/g, "")}`, children);
    case "bot_command":
      return h("button", { type: "button", class: "text-command", click: () => context.command(text) }, children);
    case "date_time":
      return dateTime(entity, children, context.now);
    case "mention":
    case "text_mention":
    case "hashtag":
    case "cashtag":
      return h("span", { class: "mention" }, children);
    default:
      return children;
  }
}

/**
 * The nodes of a text. `context` holds `now` (milliseconds, the bot's clock) and `command` (called with a command
 * that was clicked). Entities that overlap without nesting are cut at the overlap; impossible ones are left out.
 */
export function renderText(text, entities, context) {
  const sound = (entities ?? [])
    .filter((entity) => entity.length > 0 && entity.offset >= 0 && entity.offset < text.length)
    .map((entity) => ({ entity, start: entity.offset, end: Math.min(entity.offset + entity.length, text.length) }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  return renderSpan(text, 0, text.length, sound, context);
}

function renderSpan(text, start, end, spans, context) {
  const nodes = [];
  let at = start;
  let waiting = spans;
  while (waiting.length > 0) {
    const [first, ...others] = waiting;
    if (first.start > at) nodes.push(text.slice(at, first.start));
    const inside = [];
    const after = [];
    for (const span of others) {
      if (span.start >= first.end) after.push(span);
      else {
        inside.push({ ...span, end: Math.min(span.end, first.end) });
        if (span.end > first.end) after.push({ ...span, start: first.end });
      }
    }
    const children = renderSpan(text, first.start, first.end, inside, context);
    nodes.push(element(first.entity, children, text.slice(first.start, first.end), context));
    at = first.end;
    // A block ends its own line: the line break after it would show as an empty one.
    if (BLOCKS.has(first.entity.type) && text[at] === "\n" && !(after[0]?.start === at)) at += 1;
    waiting = after.sort((a, b) => a.start - b.start || b.end - a.end);
  }
  if (at < end) nodes.push(text.slice(at, end));
  return nodes.flat();
}
