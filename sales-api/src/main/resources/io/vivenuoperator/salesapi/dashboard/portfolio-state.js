// All events that the session may see, kept up to date: the one source of what the pages show.

import { ask } from "./api.js";
import { nameOf } from "./route.js";

const FIELDS =
  "region,event_id,event_name,event_date,sales_start_date,sales_end_date,status,total_capacity,total_sold,total_available,percent_sold,timezone,complete_since";
const FIRST_PAGE = 100;
const PAGE = 500;

export const state = {
  events: new Map(),
  trust: {},
  /** Whether every event has been read. */
  whole: false,
  /** When the numbers were read, by the server's clock. */
  asOf: null,
  /** The server's clock less the viewer's, in milliseconds. */
  skew: 0,
};

const watchers = new Set();

/** Calls back with the names of the events that changed, or null if anything may have; returns how to stop that. */
export function watch(watcher) {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export function changed(names) {
  watchers.forEach((watcher) => watcher(names));
}

/** The server's now, in milliseconds. */
export function now() {
  return Date.now() + state.skew;
}

/** Reads everything, the first page quickly, so that there is something to see. */
export async function load() {
  const seen = new Map();
  let cursor = "";
  do {
    const page = await ask("/v1/events", { fields: FIELDS, limit: seen.size || state.whole ? PAGE : FIRST_PAGE, cursor });
    page.data.forEach((event) => seen.set(nameOf(event), event));
    note(page);
    cursor = page.next ?? "";
    if (!state.whole) {
      state.events = new Map(seen);
      state.whole = cursor === "";
      changed(null);
    }
  } while (cursor !== "");
  state.events = seen;
  state.whole = true;
  changed(null);
}

/** Takes over when an answer was given and how far it can be trusted. */
export function note(answer) {
  Object.assign(state.trust, answer.trust ?? {});
  if (answer.as_of) {
    state.asOf = answer.as_of;
    if (!isStale()) {
      state.skew = Date.parse(answer.as_of) - Date.now();
    }
  }
}

/** Whether the server can't read its database, so that there may be more by now. */
export function isStale() {
  return Object.values(state.trust).some((trust) => trust.stale);
}

/** Takes over all events of a region, and forgets those that are not among them. */
export function replace(region, rows) {
  const there = new Set(rows.map((row) => row.event_id));
  for (const [name, event] of state.events) {
    if (event.region === region && !there.has(event.event_id)) {
      state.events.delete(name);
    }
  }
  rows.forEach((row) => put({ region, ...row }));
  changed(null);
}

/**
 * Takes over what changed of some events of a region.
 *
 * @param rows ids with the fields that are others now; of a new event, all
 * @returns whether all of them are known now
 */
export function apply(region, rows) {
  const names = [];
  let all = true;
  let other = false;
  for (const row of rows) {
    const name = nameOf({ region, event_id: row.event_id });
    if (row.status === "deleted") {
      state.events.delete(name);
      other = true;
    } else if (state.events.has(name) || "event_name" in row) {
      other ||= !state.events.has(name);
      put({ ...state.events.get(name), region, ...row });
      names.push(name);
    } else {
      all = false;
    }
  }
  changed(other ? null : names);
  return all;
}

function put(event) {
  state.events.set(nameOf(event), event);
}

/** Forgets everything, as at signing out. */
export function forget() {
  state.events = new Map();
  state.trust = {};
  state.whole = false;
  state.asOf = null;
}
