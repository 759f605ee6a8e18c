// Numbers, times and lengths of time as people read them. What is not known is a dash, never 0.

const LANGUAGE = "en-GB";
export const UNKNOWN = "–";

const whole = new Intl.NumberFormat(LANGUAGE);
const oneDigit = new Intl.NumberFormat(LANGUAGE, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export function count(value) {
  return known(value) ? whole.format(value) : UNKNOWN;
}

/** With its sign, as a change has it. */
export function change(value) {
  return known(value) ? (value > 0 ? "+" : value < 0 ? "−" : "±") + whole.format(Math.abs(value)) : UNKNOWN;
}

/** Rounded down, so that 100 % means all of it. */
export function percent(value) {
  return known(value) ? oneDigit.format(Math.floor(value * 10) / 10) + " %" : UNKNOWN;
}

export function known(value) {
  return value !== null && value !== undefined;
}

const formats = new Map();

function format(options, zone) {
  const name = JSON.stringify(options) + zone;
  if (!formats.has(name)) {
    formats.set(name, make(options, zone));
  }
  return formats.get(name);
}

function make(options, zone) {
  try {
    return new Intl.DateTimeFormat(LANGUAGE, { ...options, timeZone: zone ?? undefined });
  } catch {
    // A zone that this browser does not know: the viewer's own, which is named beside the time.
    return new Intl.DateTimeFormat(LANGUAGE, options);
  }
}

export function day(at, zone) {
  return known(at) ? format({ day: "numeric", month: "short", year: "numeric" }, zone).format(new Date(at)) : UNKNOWN;
}

export function moment(at, zone) {
  const options = { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZoneName: "short" };
  return known(at) ? format(options, zone).format(new Date(at)) : UNKNOWN;
}

export function hour(at, zone) {
  return format({ weekday: "short", hour: "2-digit", minute: "2-digit" }, zone).format(new Date(at));
}

/** Where the interval begins that an instant lies in, by the clocks of a zone: an instant for quarters and hours, a date for days. */
export function beginning(at, interval, zone) {
  if (interval === "day") {
    const parts = Object.fromEntries(format({ year: "numeric", month: "2-digit", day: "2-digit" }, zone).formatToParts(at).map(({ type, value }) => [type, value]));
    return parts.year + "-" + parts.month + "-" + parts.day;
  }
  const minutes = Number(format({ minute: "numeric" }, zone).format(at)) % (interval === "hour" ? 60 : 15);
  return new Date(Math.floor(at.getTime() / 60_000) * 60_000 - minutes * 60_000).toISOString();
}

/** Beside an axis: the day where it begins or where bars are days, else the time. */
export function axisTime(seconds, step, zone) {
  const at = new Date(seconds * 1000);
  const time = format({ hour: "2-digit", minute: "2-digit" }, zone).format(at);
  return step >= 86400 || time === "00:00" ? format({ day: "numeric", month: "short" }, zone).format(at) : time;
}

/** How long ago. */
export function ago(seconds) {
  return seconds < 5 ? "just now" : duration(seconds) + " ago";
}

/** A time of this day, in the viewer's zone. */
export function clock(at) {
  return format({ hour: "2-digit", minute: "2-digit", second: "2-digit" }).format(new Date(at));
}

/** The two largest units: "3 d 4 h", "12 min". */
export function duration(seconds) {
  const total = Math.max(0, Math.round(seconds));
  const units = [["d", 86400], ["h", 3600], ["min", 60], ["s", 1]];
  const at = units.findIndex(([, length]) => total >= length);
  if (at < 0) {
    return "0 s";
  }
  const [unit, length] = units[at];
  const first = Math.floor(total / length) + " " + unit;
  const [smaller, part] = units[at + 1] ?? ["", 0];
  const rest = part > 1 || unit === "min" ? Math.floor((total % length) / part) : 0;
  return rest > 0 && unit !== "min" ? first + " " + rest + " " + smaller : first;
}

/** Until an instant: days and hours from afar, a running clock on the last day. */
export function countdown(seconds) {
  if (seconds <= 0) {
    return "now";
  }
  if (seconds >= 86400) {
    return duration(seconds);
  }
  const two = (value) => String(Math.floor(value)).padStart(2, "0");
  return two(seconds / 3600) + ":" + two((seconds % 3600) / 60) + ":" + two(seconds % 60);
}

const STATUS = { planned: "Planned", onSale: "On sale", soldOut: "Sold out", past: "Past", deleted: "Deleted" };

export function status(word) {
  return STATUS[word] ?? word;
}
