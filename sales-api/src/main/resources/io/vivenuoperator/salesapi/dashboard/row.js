// One event of the portfolio's table.

import { h, say } from "./dom.js";
import { count, countdown, day, known, status, UNKNOWN } from "./format.js";
import { fill } from "./fill.js";
import { lastDayOf } from "./last-day.js";
import { now } from "./portfolio-state.js";
import { ofEvent } from "./route.js";
import { spark } from "./spark.js";

/** The row of an event: its element, and how to tell it new figures. */
export function row(first) {
  let event = first;
  const link = h("a", { "data-route": true });
  const date = h("span", { class: "sub" });
  const state = h("span", { class: "state" });
  const starts = h("span", { class: "sub count" });
  const sold = h("span", { class: "figure" });
  const note = h("span", { class: "sub" });
  const available = h("span", { class: "figure" });
  const meter = fill();
  const pace = h("span", { class: "figure" });
  const drawing = h("span", { class: "drawing" });

  const element = h(
    "tr", { role: "row" },
    cell("name", "", link, date),
    cell("status", "Status", state, starts),
    cell("filled", "Filled", meter.element),
    cell("number", "Sold", sold, note),
    cell("number", "Available", available),
    cell("number pace", "Last 24 h", h("span", { class: "day" }, drawing, pace)),
  );

  function cell(kind, label, ...content) {
    return h("td", { role: "cell", class: kind, "data-label": label || null }, ...content);
  }

  function show(next, animate) {
    event = next;
    link.href = ofEvent(event);
    say(link, event.event_name);
    say(date, event.region + " · " + day(event.event_date, event.timezone));
    state.className = "state " + event.status;
    say(state, status(event.status));
    tick();
    if (say(sold, count(event.total_sold)) && animate) {
      flash(sold);
    }
    say(note, known(event.complete_since) ? "" : "counted so far");
    say(available, count(event.total_available));
    meter.show(event.percent_sold);
    showDay();
  }

  function showDay() {
    const found = lastDayOf(event);
    const text = found ? (found.whole || !known(found.sold) ? "" : "≥ ") + count(found.sold) : "";
    if (say(pace, text) || drawing.dataset.of !== found?.hours.join()) {
      drawing.dataset.of = found?.hours.join() ?? "";
      drawing.replaceChildren(...(found ? [spark(found.hours)] : []));
    }
  }

  /** What the clock alone changes. */
  function tick() {
    const seconds = event.status === "planned" && known(event.sales_start_date) ? (Date.parse(event.sales_start_date) - now()) / 1000 : 0;
    say(starts, seconds > 0 ? "opens in " + countdown(seconds) : event.status === "planned" && !known(event.sales_start_date) ? "opening " + UNKNOWN : "");
  }

  show(first, false);
  return { element, show, showDay, tick, event: () => event };
}

/** Draws the eye to a number that changed; style sheets leave it out where motion is not wanted. */
export function flash(element) {
  element.classList.remove("flash");
  requestAnimationFrame(() => element.classList.add("flash"));
}
