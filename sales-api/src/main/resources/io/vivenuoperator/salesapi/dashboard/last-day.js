// What each of the events in sight sold in each of the last 24 hours. Asked for event by event, and only while in sight.

import { ask } from "./api.js";
import { known } from "./format.js";
import { nameOf, pathOf } from "./route.js";

const HOURS = 24;
const AT_ONCE = 4;
/** Asked again after this, if something was sold since. */
const OLD_MILLIS = 60_000;

const days = new Map();
let wanted = new Map();
let timer = null;
let told = () => {};
let turn = 0;
let pausedUntil = 0;

/** The hours of an event, and their sum as far as somebody looked: {hours: [number or null], sold}; undefined if not asked yet. */
export function lastDayOf(event) {
  return days.get(nameOf(event))?.day;
}

/** Calls back with the names of events whose day has come. */
export function whenKnown(callback) {
  told = callback;
}

/** Asks for these events' days, unless they are known and nothing happened. */
export function want(event, now) {
  const entry = days.get(nameOf(event));
  const hour = Math.floor(now / 3600_000);
  if (Date.now() < pausedUntil) {
    return;
  }
  const same = entry && entry.sold === event.total_sold && entry.hour === hour;
  if (same || (entry && now - entry.at < OLD_MILLIS)) {
    return;
  }
  days.set(nameOf(event), { ...entry, sold: event.total_sold, hour, at: now });
  wanted.set(nameOf(event), event);
  timer ??= setTimeout(() => read(now), 120);
}

/** Who scrolls by needs nothing. */
export function unwant(event) {
  if (wanted.delete(nameOf(event)) && !days.get(nameOf(event))?.day) {
    days.delete(nameOf(event));
  }
}

export function forgetDays() {
  days.clear();
  wanted.clear();
  clearTimeout(timer);
  timer = null;
  turn++;
}

async function read(now) {
  timer = null;
  const events = [...wanted.values()];
  wanted = new Map();
  const to = new Date(now);
  const from = new Date(Math.floor(now / 3600_000) * 3600_000 - (HOURS - 1) * 3600_000);
  const span = { interval: "hour", from: from.toISOString(), to: to.toISOString(), tz: "UTC" };
  const jobs = events;
  const mine = turn;
  const worker = async () => {
    for (let job = jobs.shift(); job && mine === turn; job = jobs.shift()) {
      await one(job, span);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

async function one(event, span) {
  try {
    const answer = await ask(pathOf(event.region, event.event_id) + "/series", span);
    keep(event, answer.data.map((bucket) => bucket.sold));
    told([nameOf(event)]);
  } catch (e) {
    days.delete(nameOf(event));
    if (e.status === 429) {
      pausedUntil = Date.now() + e.retryAfter * 1000;
    }
  }
}

function keep(event, hours) {
  const seen = hours.filter(known);
  const sold = seen.length ? seen.reduce((sum, value) => sum + value, 0) : null;
  const entry = days.get(nameOf(event)) ?? {};
  days.set(nameOf(event), { ...entry, day: { hours, sold, whole: seen.length === hours.length } });
}
