// Keeps the state up to date. One tab of the browser holds the stream and tells the others; without a stream it asks again.

import { ask, can } from "./api.js";
import { apply, changed, load, note, replace, state } from "./portfolio-state.js";

const LOCK = "vivenu-sales-stream";
const CHANNEL = "vivenu-sales";
const STREAM = "/v1/stream";
/** Hidden for this long, a tab gives the stream up. */
const HIDDEN_MILLIS = 60_000;
const ASK_AGAIN_MILLIS = 5_000;
/** A connection that is cut off silently is noticed after this. */
const TRUST_MILLIS = 30_000;

let tell = () => {};
let channel = null;
let letGo = null;
let waiting = null;
let timers = [];
let failed = 0;
let connected = true;

/**
 * Begins.
 *
 * @param heard called with {} or {problem: Refused} whenever something was heard
 */
export function follow(heard) {
  stop();
  tell = heard;
  channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }) => take(data);
  document.addEventListener("visibilitychange", onVisibility);
  timers.push(setInterval(refreshTrust, TRUST_MILLIS));
  onVisibility();
}

export function stop() {
  document.removeEventListener("visibilitychange", onVisibility);
  timers.forEach(clearInterval);
  timers = [];
  leave();
  channel?.close();
  channel = null;
}

function onVisibility() {
  clearTimeout(onVisibility.timer);
  if (document.hidden) {
    onVisibility.timer = setTimeout(leave, HIDDEN_MILLIS);
  } else {
    // What was said while this tab slept, or between its first reading and now.
    channel.postMessage({ kind: "hello" });
    if (!waiting) {
      enter();
    }
  }
}

/** Waits for the stream to be free, and then holds it. */
async function enter() {
  waiting = new AbortController();
  const { signal } = waiting;
  if (!navigator.locks) {
    hold(signal);
    return;
  }
  try {
    await navigator.locks.request(LOCK, { signal }, () => hold(signal));
  } catch (e) {
    if (e.name !== "AbortError") {
      throw e;
    }
  }
}

function leave() {
  waiting?.abort();
  letGo?.();
  waiting = null;
  letGo = null;
}

function hold(signal) {
  return signal.aborted ? null : new Promise((resolve) => {
    const close = can(STREAM) ? stream() : poll();
    letGo = () => {
      close();
      resolve();
    };
  });
}

/** What the holder heard, for this tab and the others. */
function pass(message) {
  channel?.postMessage(message);
  take(message);
}

function take({ kind, data }) {
  if (kind === "hello") {
    if (letGo) {
      channel.postMessage({ kind: "read", data: all() });
    }
    return;
  }
  if (kind === "problem") {
    tell({ problem: data });
    return;
  }
  if (kind === "read") {
    state.events = data.events;
    note(data);
    changed(null);
  } else {
    note({ as_of: data.at, trust: data.trust ? { [data.region]: data.trust } : {} });
    if (kind === "snapshot") {
      replace(data.region, data.events);
    } else if (kind === "sales" && !apply(data.region, data.events)) {
      anew();
    } else if (kind === "quality") {
      changed([]);
    }
  }
  tell({});
}

function stream() {
  let source = null;
  let again = null;
  let over = false;
  const open = () => {
    source = new EventSource(STREAM);
    for (const kind of ["snapshot", "sales", "quality"]) {
      source.addEventListener(kind, ({ data }) => {
        failed = 0;
        connected = true;
        pass({ kind, data: JSON.parse(data) });
      });
    }
    source.onopen = () => {
      failed = 0;
      connected = true;
      tell({});
    };
    source.onerror = () => {
      connected = false;
      if (source.readyState === EventSource.CLOSED && !over) {
        // Refused, for example because the key was revoked: asking says why, and keeps the numbers coming meanwhile.
        read();
        again = setTimeout(open, Math.min(30_000, 3_000 * 2 ** failed++));
      } else if (!over) {
        pass({ kind: "problem", data: { status: 0, reason: "Unreachable", message: "the server can't be reached" } });
      }
    };
  };
  open();
  return () => {
    over = true;
    clearTimeout(again);
    source.close();
  };
}

function poll() {
  const timer = setInterval(read, ASK_AGAIN_MILLIS);
  tell({});
  return () => clearInterval(timer);
}

async function read() {
  try {
    await load();
    pass({ kind: "read", data: all() });
  } catch (e) {
    pass({ kind: "problem", data: { status: e.status, reason: e.reason, message: e.message } });
  }
}

function all() {
  return { events: state.events, trust: state.trust, as_of: state.asOf };
}

/** Something is not known that should be: everything once more. */
function anew() {
  if (letGo) {
    leave();
    enter();
  } else {
    channel.postMessage({ kind: "hello" });
  }
}

/** Also tells whether the server can be reached: a stream that is silent may be cut off. */
async function refreshTrust() {
  try {
    note(await ask("/v1/regions"));
    changed([]);
    if (!letGo || connected) {
      tell({});
    }
  } catch (e) {
    tell({ problem: e });
  }
}
