// Where a person in the playground can be: a few towns, or any point by its coordinates.

import { ask } from "./dialogs.js";
import { Menu } from "./menu.js";

const TOWNS = [
  ["Berlin", 52.52, 13.405], ["Lisbon", 38.7223, -9.1393], ["London", 51.5074, -0.1278], ["New York", 40.7128, -74.006],
  ["São Paulo", -23.5505, -46.6333], ["New Delhi", 28.6139, 77.209], ["Kathmandu", 27.7172, 85.324], ["Tokyo", 35.6762, 139.6503],
  ["Sydney", -33.8688, 151.2093],
];

function askPoint(choose) {
  ask({
    title: "Send a location",
    confirm: "Send",
    fields: [{ name: "point", label: "Latitude, longitude", placeholder: "59.91, 10.75", required: true }],
    send: async ({ point }) => {
      const [latitude, longitude] = point.split(",").map((part) => (part.trim() === "" ? NaN : Number(part)));
      if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) throw new Error("Two numbers are needed, such as 59.91, 10.75.");
      await choose({ latitude, longitude });
    },
  });
}

/** A menu of places. `choose({latitude, longitude})` returns a promise; `complain(text)` tells of a failure. */
export class Places {
  constructor({ choose, complain }) {
    this.menu = new Menu("Places");
    this.choose = choose;
    this.complain = complain;
  }

  /** Opens the menu beside an element. */
  open(anchor) {
    this.menu.open(anchor, [
      ...TOWNS.map(([label, latitude, longitude]) => ({
        label,
        icon: "pin",
        run: () => this.choose({ latitude, longitude }).catch((error) => this.complain(error.message)),
      })),
      { label: "Another place…", icon: "edit", run: () => askPoint(this.choose) },
    ]);
  }
}
