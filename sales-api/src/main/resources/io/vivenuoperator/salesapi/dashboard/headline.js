// The figures above the list, and how far each region can be trusted.

import { ask, can } from "./api.js";
import { arrange, h, say } from "./dom.js";
import { change, count } from "./format.js";
import { now, state } from "./portfolio-state.js";
import { flash } from "./row.js";
import { totals } from "./selection.js";
import { verdict } from "./trust.js";

const TODAY_MILLIS = 15_000;
const SERIES = "/v1/series";

function figure(name) {
  const value = h("dd", { class: "value" });
  const note = h("dd", { class: "note" });
  return { element: h("div", { class: "stat" }, h("dt", {}, name), value, note), value, note };
}

export function headline() {
  const sold = figure("Sold");
  const today = figure("Sold today");
  const onSale = figure("On sale");
  const available = figure("Available");
  const element = h("dl", { class: "stats", "aria-label": "Figures of the events below" }, sold.element, today.element, onSale.element, available.element);
  today.element.hidden = true;
  let asked = 0;
  let of = null;

  /** The same events as the list has; a search is not among what the series can be asked. */
  async function askToday(route) {
    const region = route.regions.join(",");
    const status = route.status === "current" ? "planned,onSale,soldOut" : route.status === "all" ? "" : route.status;
    if (!can(SERIES, "status") || route.search) {
      today.element.hidden = true;
      return;
    }
    if (Date.now() - asked < TODAY_MILLIS && of === region + status) {
      return;
    }
    asked = Date.now();
    of = region + status;
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const midnight = new Date(now());
    midnight.setHours(0, 0, 0, 0);
    try {
      const answer = await ask(SERIES, { interval: "day", from: midnight.toISOString(), tz: zone, region, status });
      const bucket = answer.series[0]?.data.at(-1);
      today.element.hidden = bucket === undefined;
      say(today.value, bucket.sold === null ? count(null) : bucket.covered < 0.95 ? "≥ " + count(bucket.sold) : change(bucket.sold));
      say(today.note, bucket.sold === null ? "nobody has looked yet" : bucket.covered < 0.95 ? "not watched all day" : "since midnight, " + zone);
    } catch {
      today.element.hidden = true;
    }
  }

  return {
    element,
    show(events, route) {
      const sum = totals(events);
      if (say(sold.value, count(sum.sold)) && sold.value.dataset.seen) {
        flash(sold.value);
      }
      sold.value.dataset.seen = "yes";
      say(sold.note, sum.incomplete ? plural(sum.incomplete, "event") + " counted so far only" : "tickets, " + plural(events.length, "event"));
      say(onSale.value, count(sum.onSale));
      say(onSale.note, count(sum.planned) + " planned, " + count(sum.soldOut) + " sold out");
      const allUnknown = events.length > 0 && sum.capacityUnknown === events.length;
      say(available.value, allUnknown ? count(null) : count(sum.available));
      say(available.note, sum.capacityUnknown ? "capacity of " + plural(sum.capacityUnknown, "event") + " unknown" : "tickets left");
      askToday(route);
    },
  };
}

export function plural(number, word) {
  return count(number) + " " + word + (number === 1 ? "" : "s");
}

/** A badge per region that says in words whether its numbers can be trusted. */
export function badges(detailed) {
  const list = h("ul", { class: "badges", "aria-label": "Trust in each region's numbers" });
  const all = new Map();
  return {
    element: list,
    show(regions) {
      const names = Object.keys(state.trust).filter((region) => regions.length === 0 || regions.includes(region)).sort();
      names.filter((region) => !all.has(region)).forEach((region) => all.set(region, badge(region, detailed)));
      arrange(list, names.map((region) => all.get(region).element));
      names.forEach((region) => all.get(region).show());
    },
  };
}

/** It is changed in place, so that who stands on it with the keyboard stays there. */
function badge(region, detailed) {
  const word = h("strong", {});
  const reason = h("span", { class: "reason" });
  const text = [h("span", { class: "dot" }), h("span", { class: "region" }, region), word, reason];
  const box = detailed
    ? h("a", { href: "/?view=quality&region=" + encodeURIComponent(region).replaceAll("%2F", "/"), "data-route": true }, text)
    : h("span", {}, text);
  return {
    element: h("li", {}, box),
    show() {
      const found = verdict(state.trust[region], now());
      box.className = "badge " + (found.good ? "good" : "doubt");
      say(word, found.word);
      say(reason, found.reason);
    },
  };
}
