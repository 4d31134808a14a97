// Short notices that come and go, and the line that says the server is gone.

import { byId, h } from "./dom.js";

const TOAST_MS = 5000;

/** Shows a short notice for a few seconds; it stays while the pointer rests on it. */
export function toast(text) {
  const note = h("p", { class: "toast", dir: "auto" }, text);
  let timer = setTimeout(() => note.remove(), TOAST_MS);
  note.addEventListener("pointerenter", () => clearTimeout(timer));
  note.addEventListener("pointerleave", () => {
    timer = setTimeout(() => note.remove(), TOAST_MS / 2);
  });
  byId("toasts").append(note);
}

/** Shows or hides the line about a lost server. */
export function showConnection(connected) {
  const line = byId("gone");
  const text = connected ? "" : "The playground server is not answering. Trying again…";
  if (line.textContent !== text) line.textContent = text;
  line.hidden = connected;
}

/** Says something to screen readers only. */
export function announce(text) {
  byId("spoken").textContent = text;
}
