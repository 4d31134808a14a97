// Dates, times and sizes in the reader's own language and zone. Instants are milliseconds since 1970.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const FULL = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "short" });

function format(instant, options) {
  return new Intl.DateTimeFormat(undefined, options).format(instant);
}

/** Hour and minute, such as 14:05. */
export function clockTime(instant) {
  return CLOCK.format(instant);
}

/** Weekday, date, hour and minute in words. */
export function fullTime(instant) {
  return FULL.format(instant);
}

/** The local calendar day of an instant, to compare days with. */
export function dayKey(instant) {
  const date = new Date(instant);
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
}

/** What a day is called between messages: Today, Yesterday, or its date. */
export function dayName(instant, now) {
  if (dayKey(instant) === dayKey(now)) return "Today";
  if (dayKey(instant) === dayKey(now - DAY)) return "Yesterday";
  const sameYear = new Date(instant).getFullYear() === new Date(now).getFullYear();
  return format(instant, { weekday: "long", day: "numeric", month: "long", year: sameYear ? undefined : "numeric" });
}

/** The time of a chat's last message for the list: a time today, else a short date. */
export function listTime(instant, now) {
  if (dayKey(instant) === dayKey(now)) return clockTime(instant);
  return format(instant, { day: "numeric", month: "short" });
}

/** A span in words, from seconds: "1 day 2 h 5 min". */
export function spanName(seconds) {
  const minutes = Math.round(Math.abs(seconds) / 60);
  const parts = [
    [Math.floor(minutes / 1440), (n) => `${n} ${n === 1 ? "day" : "days"}`],
    [Math.floor((minutes % 1440) / 60), (n) => `${n} h`],
    [minutes % 60, (n) => `${n} min`],
  ];
  return parts.filter(([n]) => n > 0).map(([n, name]) => name(n)).join(" ") || "0 min";
}

/** A number of bytes in words: "812 bytes", "3.4 kB". */
export function sizeName(bytes) {
  if (bytes < 1000) return `${bytes} ${bytes === 1 ? "byte" : "bytes"}`;
  const [unit, name] = bytes < 1e6 ? [1e3, "kB"] : [1e6, "MB"];
  return `${new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 }).format(bytes / unit)} ${name}`;
}

function relative(instant, now) {
  const away = instant - now;
  const words = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });
  if (Math.abs(away) < HOUR) return words.format(Math.round(away / MINUTE), "minute");
  if (Math.abs(away) < DAY) return words.format(Math.round(away / HOUR), "hour");
  return words.format(Math.round(away / DAY), "day");
}

/**
 * What a date_time entity shows. `pattern` is `r` (relative to `now`) or any of w (weekday), d or D (short or long
 * date) and t or T (time without or with seconds), in this order; for anything else null: show the text itself.
 */
export function entityTime(instant, pattern, now) {
  if (pattern === "r") return relative(instant, now);
  if (!pattern || !/^w?[dD]?[tT]?$/.test(pattern)) return null;
  const options = {};
  if (pattern.includes("w")) options.weekday = "long";
  if (pattern.includes("d")) Object.assign(options, { day: "2-digit", month: "2-digit", year: "2-digit" });
  if (pattern.includes("D")) Object.assign(options, { day: "numeric", month: "long", year: "numeric" });
  if (/[tT]/.test(pattern)) Object.assign(options, { hour: "2-digit", minute: "2-digit" });
  if (pattern.includes("T")) options.second = "2-digit";
  return format(instant, options);
}
