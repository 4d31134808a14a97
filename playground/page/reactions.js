// Emoji set on messages: the chips under one, and the menu to choose from.

import { h, spoken } from "./dom.js";

const OFFERED = [
  ["👍", "Thumbs up"], ["❤", "Heart"], ["🔥", "Fire"], ["👏", "Applause"], ["😁", "Grin"], ["🤔", "Thinking"],
  ["🎉", "Party"], ["😢", "Crying"], ["👎", "Thumbs down"], ["💯", "Hundred"], ["👀", "Eyes"], ["🙏", "Thanks"],
];

/** What menus and chips show: the coloured form of an emoji that also has a plain one. */
function coloured(emoji) {
  return emoji === "❤" ? "❤️" : emoji;
}

/** The chips under a message; a press on one sets or takes back the person's own. */
export function chips(reactions, person, react) {
  return reactions.map(({ emoji, by }) => {
    const mine = by.includes(person);
    return h("button", { type: "button", class: "chip", "aria-pressed": String(mine), click: () => react(mine ? null : emoji) },
      spoken("Reaction "), coloured(emoji), h("span", { class: "chip-count" }, by.length));
  });
}

/** Menu items that set a reaction; the last one takes it back where there is one. */
export function reactionItems(message, person, react) {
  const own = message.reactions.find(({ by }) => by.includes(person));
  return [
    ...OFFERED.map(([emoji, label]) => ({ label, glyph: coloured(emoji), run: () => react(emoji) })),
    own && { label: "Take it back", icon: "close", run: () => react(null) },
  ];
}
