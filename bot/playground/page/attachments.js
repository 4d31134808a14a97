// What the attach menu offers. Nothing is uploaded: the server makes stand-ins.

import { ask } from "./dialogs.js";
import { Menu } from "./menu.js";

const STICKERS = [
  ["👍", "Thumbs up"], ["❤️", "Heart"], ["😂", "Laughing"], ["😅", "Sweating"], ["😢", "Crying"], ["💪", "Strong arm"],
  ["🦵", "Leg"], ["🧘", "Yoga"], ["💧", "Water drop"], ["🎉", "Party"],
];
const PLACES = [
  ["52.52,13.405", "Berlin"], ["51.5074,-0.1278", "London"], ["40.7128,-74.006", "New York"], ["-23.5505,-46.6333", "São Paulo"],
  ["28.6139,77.209", "New Delhi"], ["35.6762,139.6503", "Tokyo"], ["-33.8688,151.2093", "Sydney"], ["", "Another place"],
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

function askPlace(send) {
  ask({
    title: "Send a location",
    confirm: "Send",
    fields: [
      { name: "place", label: "Place", type: "select", options: PLACES, value: PLACES[0][0] },
      { name: "point", label: "Or latitude, longitude", placeholder: "59.91, 10.75" },
    ],
    send: async ({ place, point }) => {
      const [latitude, longitude] = (point || place).split(",").map((part) => (part.trim() === "" ? NaN : Number(part)));
      if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) throw new Error("Two numbers are needed, such as 59.91, 10.75.");
      await send({ location: { latitude, longitude } });
    },
  });
}

/** Makes `button` open the attach menu. `send(content)` returns a promise; `complain(text)` tells of a failure. */
export function attachAttachments(button, { send, complain }) {
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
    { label: "Location", icon: "pin", run: () => askPlace(send) },
  ]);
}
