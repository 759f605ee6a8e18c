// The ticket types of an event, each with what it sold in the time that is shown.

import { ask, can } from "./api.js";
import { h } from "./dom.js";
import { beginning, count, known } from "./format.js";
import { fill } from "./fill.js";
import { now } from "./portfolio-state.js";
import { pathOf } from "./route.js";
import { SPANS } from "./series.js";
import { spark } from "./spark.js";

const SERIES = "/v1/events/{region}/{event}/series";

export function types(event) {
  const body = h("tbody", {});
  const drawing = can(SERIES, "by");
  const heads = ["Ticket type", "Filled", "Sold", "Available", "Price", ...(drawing ? ["Sold when"] : [])];
  const table = h("table", { class: "types", role: "table" }, h("caption", { class: "spoken" }, "Ticket types"), h("thead", {}, h("tr", {}, heads.map((head, at) => h("th", { scope: "col", class: at > 1 ? "number" : "" }, head)))), body);
  const empty = h("p", { class: "hint", hidden: true }, "This event has no ticket types.");
  const element = h("section", { "aria-labelledby": "types" }, h("h2", { id: "types" }, "By ticket type"), h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Ticket types" }, table), empty);

  async function show(span) {
    const path = pathOf(event.region, event.event_id);
    const [figures, when] = await Promise.all([ask(path + "/ticket-types"), drawing ? byType(path, span, event.timezone) : new Map()]);
    empty.hidden = figures.data.length > 0;
    table.hidden = figures.data.length === 0;
    body.replaceChildren(...figures.data.map((type) => line(type, when.get(type.ticket_type_id))));
  }

  function line(type, values) {
    const meter = fill();
    meter.show(type.percent_sold);
    const off = type.listed ? (type.active ? "" : "not active") : "not listed any more";
    return h(
      "tr", {},
      h("th", { scope: "row" }, type.ticket_type_name, off ? h("span", { class: "sub" }, off) : null),
      h("td", {}, meter.element),
      h("td", { class: "number" }, count(type.sold)),
      h("td", { class: "number" }, count(type.available)),
      h("td", { class: "number" }, known(type.price) ? type.price : count(null)),
      drawing ? h("td", { class: "when" }, values ? spark(values, "in the time shown above") : "") : null,
    );
  }

  return { element, show };
}

async function byType(path, span, zone) {
  const [, , days] = SPANS.find(([value]) => value === span);
  const interval = days > 1 ? "day" : "hour";
  const to = new Date(now());
  const from = new Date(to.getTime() - days * 86400_000);
  const answer = await ask(path + "/series", { by: "ticket_type", interval, from: beginning(from, interval, zone), to: to.toISOString(), tz: "event" });
  return new Map(answer.ticket_types.map((type) => [type.ticket_type_id, type.data.map((bucket) => bucket.sold)]));
}
