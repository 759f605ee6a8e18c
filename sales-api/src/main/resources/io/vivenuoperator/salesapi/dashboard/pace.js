// How fast an event sells now, against a day and a week before.

import { ask, can } from "./api.js";
import { h } from "./dom.js";
import { change, count, day, known, moment } from "./format.js";
import { pathOf } from "./route.js";

const PATH = "/v1/events/{region}/{event}/pace";
const FORECAST = "/v1/events/{region}/{event}/forecast";

export function pace(event) {
  const list = h("dl", { class: "facts" });
  const element = h("section", { "aria-labelledby": "pace", hidden: true }, h("h2", { id: "pace" }, "Pace"), list);
  const line = (name, value, note) => [h("dt", {}, name), h("dd", {}, value, note ? h("span", { class: "sub" }, note) : null)];

  async function show() {
    const path = pathOf(event.region, event.event_id);
    const [now, forecast] = await Promise.all([can(PATH) ? ask(path + "/pace") : null, can(FORECAST) ? ask(path + "/forecast") : null]);
    if (!now && !forecast) {
      return false;
    }
    element.hidden = false;
    list.replaceChildren(...[
      ...(now ? line("Last hour", count(now.sold_1h)) : []),
      ...(now ? line("Last 24 hours", count(now.sold_24h), against(now)) : []),
      ...(now ? line("Last 7 days", count(now.sold_7d)) : []),
      ...(known(now?.best_hour) ? line("Best hour", count(now.best_hour.sold), moment(now.best_hour.from, event.timezone)) : []),
      ...(known(now?.needed_per_day) ? line("Needed per day", count(Math.ceil(now.needed_per_day)), "to sell out") : []),
      ...(forecast ? line("Sells out", sellOut(forecast), forecast.sell_out?.basis) : []),
      ...(forecast?.final_sold ? line("In the end", count(forecast.final_sold.p25) + " to " + count(forecast.final_sold.p75), "by " + count(forecast.final_sold.comparable_events) + " events that ended") : []),
    ]);
    return true;
  }

  return { element, show };
}

function against(now) {
  const parts = [];
  if (known(now.sold_24h) && known(now.previous_24h)) {
    parts.push(change(now.sold_24h - now.previous_24h) + " against the day before");
  }
  if (known(now.sold_24h) && known(now.last_week_24h)) {
    parts.push(change(now.sold_24h - now.last_week_24h) + " against a week ago");
  }
  return parts.join(", ");
}

function sellOut(forecast) {
  const range = forecast.sell_out;
  return range ? (!known(range.latest) ? day(range.earliest) + " at the earliest" : range.earliest === range.latest ? day(range.earliest) : day(range.earliest) + " to " + day(range.latest)) : forecast.reason ?? "no forecast";
}
