// What the attach menu offers. Nothing is uploaded: the server makes stand-ins.

import { ask } from "./dialogs.js";
import { Menu } from "./menu.js";

const STICKERS = [
  ["👍", "Thumbs up"], ["❤️", "Heart"], ["😂", "Laughing"], ["😅", "Sweating"], ["😢", "Crying"], ["💪", "Strong arm"],
  ["🎉", "Party"], ["🤔", "Thinking"], ["👋", "Waving"], ["🐈", "Cat"],
];

function askPhoto(send) {
  ask({
    title: "Send a photo",
    confirm: "Send",
    fields: [{ name: "caption", label: "Caption (optional)", maxlength: 1024, note: "The playground sends a sample photo." }],
    send: ({ caption }) => send(caption ? { photo: true, caption } : { photo: true }),
  });
}

function askFile(send) {
  ask({
    title: "Send a file",
    confirm: "Send",
    fields: [
      { name: "document", label: "File name", value: "notes.txt", maxlength: 60, required: true, note: "The playground sends a stand-in with this name." },
      { name: "caption", label: "Caption (optional)", maxlength: 1024 },
    ],
    send: ({ document, caption }) => send(caption ? { document, caption } : { document }),
  });
}

/** Asks for a poll to send. */
export function askPoll(send) {
  const option = (number) => ({ name: `option-${number}`, label: `Option ${number}`, maxlength: 100, required: number < 3 });
  ask({
    title: "Send a poll",
    confirm: "Send",
    fields: [
      { name: "question", label: "Question", maxlength: 300, required: true },
      option(1), option(2), option(3), option(4),
      { name: "multiple", label: "Several answers", type: "checkbox", value: false },
      { name: "anonymous", label: "Anonymous", type: "checkbox", value: true },
    ],
    send: ({ question, multiple, anonymous, ...rest }) =>
      send({ poll: { question, multiple, anonymous, options: Object.values(rest).filter(Boolean) } }),
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
    { label: "File", icon: "file", run: () => askFile(send) },
    { label: "Own contact", icon: "person", run: () => send({ contact: true }).catch((error) => complain(error.message)) },
    { label: "Poll", icon: "poll", run: () => askPoll(send) },
    { label: "Location", icon: "pin", run: () => place(button) },
  ]);
}
