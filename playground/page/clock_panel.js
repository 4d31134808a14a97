// The bot's clock: shown in the header, and moved forward from a small panel.

import { byId, h } from "./dom.js";
import { clockTime, fullTime, spanName } from "./datetime.js";
import { placeBeside } from "./menu.js";

const STEPS = [
  ["+10 min", "10 minutes", 600],
  ["+1 h", "1 hour", 3600],
  ["+1 day", "1 day", 86_400],
];

/** Shows the clock of `store`; `server.forward(seconds)` and `server.toNext()` move it and may reject. */
export class ClockPanel {
  constructor(store, server) {
    this.store = store;
    this.server = server;
    this.button = byId("clock-button");
    this.time = h("p", { class: "clock-now" });
    this.offset = h("p", { class: "clock-offset" });
    this.problem = h("p", { class: "problem", role: "alert" });
    this.amount = h("input", { id: "clock-amount", type: "number", min: "1", max: "1000", step: "1", value: "3", required: true });
    this.unit = h("select", { "aria-label": "Unit" }, [["60", "minutes"], ["3600", "hours"], ["86400", "days"]].map(
      ([value, label]) => h("option", { value, selected: value === "86400" }, label)));
    this.panel = h("div", { class: "panel", id: "clock-panel", role: "dialog", "aria-label": "Bot clock", popover: "auto" },
      h("h2", {}, "Bot clock"),
      this.time,
      this.offset,
      h("div", { class: "steps", role: "group", "aria-label": "Move the clock forward" },
        STEPS.map(([label, words, seconds]) =>
          h("button", { type: "button", class: "quiet", "aria-label": `${label}, forward ${words}`, click: () => this.#move(this.server.forward(seconds)) }, label))),
      h("button", { type: "button", class: "quiet wide", click: () => this.#move(this.server.toNext()) }, "Next reminder"),
      h("form", { class: "custom", submit: (event) => this.#custom(event) },
        h("label", { for: "clock-amount" }, "Forward by"), this.amount, this.unit,
        h("button", { type: "submit", class: "strong" }, "Go")),
      this.problem,
      h("p", { class: "small" }, "What falls due on the way is due at once. The clock never goes back."));
    document.body.append(this.panel);
    this.button.popoverTargetElement = this.panel;
    this.panel.addEventListener("toggle", (event) => {
      this.button.setAttribute("aria-expanded", String(event.newState === "open"));
      if (event.newState !== "open") return;
      this.problem.textContent = "";
      placeBeside(this.panel, this.button);
      this.panel.querySelector("button").focus();
    });
    this.button.setAttribute("aria-expanded", "false");
    store.addEventListener("clock", () => this.draw());
    setInterval(() => this.draw(), 1000);
  }

  /** Brings the shown times up to date. */
  draw() {
    if (!this.store.ready) return;
    const now = this.store.now();
    const time = byId("clock-time");
    const shown = clockTime(now);
    if (time.textContent !== shown) {
      time.textContent = shown;
      time.dateTime = new Date(now).toISOString();
    }
    const moved = this.store.offsetSeconds >= 1;
    this.button.classList.toggle("moved", moved);
    const full = fullTime(now);
    if (this.time.textContent !== full) this.time.textContent = full;
    const offset = moved ? `${spanName(this.store.offsetSeconds)} ahead of the real time` : "Same as the real time";
    if (this.offset.textContent !== offset) this.offset.textContent = offset;
  }

  #custom(event) {
    event.preventDefault();
    this.#move(this.server.forward(Number(this.amount.value) * Number(this.unit.value)));
  }

  async #move(moving) {
    this.problem.textContent = "";
    try {
      await moving;
    } catch (error) {
      this.problem.textContent = error.message;
    }
  }
}
