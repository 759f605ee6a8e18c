// One event: its figures, when it sold, by ticket type, against others.

import { ask, can } from "./api.js";
import { against } from "./against.js";
import { h, say } from "./dom.js";
import { count, countdown, day, known, moment, percent, status } from "./format.js";
import { fill } from "./fill.js";
import { badges } from "./headline.js";
import { now, state, watch } from "./portfolio-state.js";
import { nameOf, pathOf } from "./route.js";
import { flash } from "./row.js";
import { series } from "./series.js";
import { hatch } from "./spark.js";
import { pace } from "./pace.js";
import { types } from "./types.js";

/** Charts follow the stream, but not each sale of a rush. */
const CALM_MILLIS = 3_000;
const MINUTE_MILLIS = 60_000;

export function showEvent(main, first, { go, who, refused }) {
  let route = first;
  let event = null;
  let parts = null;
  let later = null;
  let over = false;
  const name = nameOf({ region: route.regions[0], event_id: route.event });
  main.replaceChildren(h("p", { class: "wait", role: "status" }, "Reading the event …"));

  async function begin() {
    try {
      event = state.events.get(name) ?? (await ask(pathOf(route.regions[0], route.event)));
    } catch (e) {
      if (e.status === 404) {
        absent();
      } else {
        refused(e);
        later = setTimeout(begin, 3_000);
      }
      return;
    }
    if (!over) {
      build();
      refresh();
    }
  }

  function absent() {
    document.title = "No such event · Sales";
    main.replaceChildren(h("div", { class: "empty" }, h("h1", {}, "No such event"), h("p", {}, "There is none of this name, or your key may not see it."), h("a", { href: "/", "data-route": true }, "Back to the portfolio")));
  }

  function build() {
    const change = (part) => go({ ...route, ...part }, { replace: true });
    parts = {
      head: head(), pace: pace(event), series: series(event, (span) => change({ span })), types: types(event),
      columns: h("div", { class: "columns alone" }), against: can("/v1/compare") ? against(event, change) : null, trust: badges(who.scopes.includes("quality")),
    };
    main.replaceChildren(
      hatch(), h("p", { class: "back" }, h("a", { href: "/", "data-route": true }, "← Portfolio")), parts.head.element, parts.trust.element,
      parts.columns, parts.types.element, ...(parts.against ? [parts.against.element] : []),
    );
    parts.columns.append(parts.series.element, parts.pace.element);
    draw(false);
  }

  function draw(animate) {
    document.title = event.event_name + " · Sales";
    parts.head.show(event, animate);
    parts.trust.show([event.region]);
  }

  function refresh() {
    later = null;
    const failed = (e) => !over && e.status === 401 && refused(e);
    parts.series.show(route.span);
    parts.types.show(route.span).catch(failed);
    parts.pace.show().then((shown) => parts.columns.classList.toggle("alone", !shown), failed);
    parts.against?.show(route);
  }

  const stop = watch((names) => {
    const next = state.events.get(name);
    if (parts && next && next !== event) {
      const sold = next.total_sold !== event.total_sold;
      event = next;
      draw(sold);
      later ??= setTimeout(refresh, CALM_MILLIS);
    } else if (parts && names !== null) {
      parts.trust.show([event.region]);
    }
  });
  const clock = setInterval(() => parts?.head.tick(), 1000);
  const minute = setInterval(() => parts && refresh(), MINUTE_MILLIS);
  begin();

  return {
    update(to) {
      if (nameOf({ region: to.regions[0], event_id: to.event }) !== name) {
        return false;
      }
      route = to;
      if (parts) {
        refresh();
      }
      return true;
    },
    close() {
      over = true;
      stop();
      clearInterval(clock);
      clearInterval(minute);
      clearTimeout(later);
      parts?.series.close();
      parts?.against?.close();
    },
  };
}

function head() {
  const title = h("h1", {});
  const sub = h("p", { class: "lead" });
  const stat = (label) => {
    const value = h("dd", { class: "value" });
    const note = h("dd", { class: "note" });
    return { element: h("div", { class: "stat" }, h("dt", {}, label), value, note), value, note };
  };
  const sold = stat("Sold");
  const capacity = stat("Capacity");
  const available = stat("Available");
  const starts = stat("Sale");
  const meter = fill();
  let event = null;

  function tick() {
    const seconds = known(event.sales_start_date) ? (Date.parse(event.sales_start_date) - now()) / 1000 : null;
    const coming = event.status === "planned" && seconds > 0;
    say(starts.value, coming ? countdown(seconds) : status(event.status));
    say(starts.note, coming ? "until " + moment(event.sales_start_date, event.timezone) : known(event.sales_end_date) && event.status !== "past" ? "ends " + moment(event.sales_end_date, event.timezone) : known(event.sales_start_date) ? "since " + moment(event.sales_start_date, event.timezone) : "start unknown");
  }

  return {
    element: h("header", { class: "event-head" }, title, sub, h("dl", { class: "stats", "aria-label": "Figures" }, sold.element, available.element, capacity.element, starts.element), meter.element),
    show(next, animate) {
      event = next;
      say(title, event.event_name);
      say(sub, event.region + " · " + day(event.event_date, event.timezone) + (event.timezone ? " · " + event.timezone : ""));
      if (say(sold.value, count(event.total_sold)) && animate) {
        flash(sold.value);
      }
      say(sold.note, known(event.complete_since) ? (known(event.percent_sold) ? percent(event.percent_sold) + " of the capacity" : "tickets") : "counted so far only");
      say(available.value, count(event.total_available));
      say(available.note, known(event.total_available) ? "tickets left" : "not known");
      say(capacity.value, known(event.total_capacity) ? count(event.total_capacity) : "unknown");
      say(capacity.note, known(event.total_capacity) ? "all listed types" : "Vivenu gives none for a type");
      meter.show(event.percent_sold);
      tick();
    },
    tick: () => event && tick(),
  };
}
