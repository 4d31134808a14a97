// What the attach menu offers. Nothing is uploaded: the server makes stand-ins.

import { ask } from "./dialogs.js";
import { Menu } from "./menu.js";

const STICKERS = [
  ["👍", "Thumbs up"], ["❤️", "Heart"], ["😂", "Laughing"], ["😅", "Sweating"], ["😢", "Crying"], ["💪", "Strong arm"],
  ["🦵", "Leg"], ["🧘", "Yoga"], ["💧", "Water drop"], ["🎉", "Party"],
];

function askPhoto(send) {
  ask({
    title: "Send a photo",
    confirm: "Send",
    fields: [{ name: "caption", label: "Caption (optional)", maxlength: 1024, note: "The playground sends a sample photo." }],
    send: ({ caption }) => send(caption ? { photo: true, caption } : { photo: true }),
  });
}

function askVoice(send) {
  ask({
    title: "Send a voice message",
    confirm: "Send",
    fields: [{ name: "voice", label: "Length in seconds", type: "number", value: 4, min: 1, max: 600, step: 1, required: true }],
    send: ({ voice }) => send({ voice }),
  });
}

/**
 * Makes `button` open the attach menu. `send(content)` returns a promise; `place(anchor)` asks for a location to send;
 * `complain(text)` tells of a failure.
 */
export function attachAttachments(button, { send, place, complain }) {
  const stickers = new Menu("Stickers");
  const sendSticker = ([emoji, name]) => ({
    label: name,
    glyph: emoji,
    run: () => send({ sticker: emoji }).catch((error) => complain(error.message)),
  });
  new Menu("Attach").anchored(button, () => [
    { label: "Photo", icon: "photo", run: () => askPhoto(send) },
    { label: "Sticker", icon: "smile", run: () => stickers.open(button, STICKERS.map(sendSticker)) },
    { label: "Voice message", icon: "voice", run: () => askVoice(send) },
    { label: "Location", icon: "pin", run: () => place(button) },
  ]);
}
