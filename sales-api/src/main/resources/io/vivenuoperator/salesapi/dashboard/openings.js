// What goes on sale next, with its countdown.

import { h, say } from "./dom.js";
import { countdown, known, moment } from "./format.js";
import { now } from "./portfolio-state.js";
import { nameOf, ofEvent } from "./route.js";

const MOST = 5;

export function openings() {
  const list = h("ol", { class: "openings" });
  const element = h("section", { class: "next", "aria-labelledby": "next", hidden: true }, h("h2", { id: "next" }, "Opens next"), list);
  let shown = "";
  let timers = [];

  function show(events) {
    const coming = events
      .filter((event) => known(event.sales_start_date) && Date.parse(event.sales_start_date) > now() && event.status === "planned")
      .sort((one, other) => Date.parse(one.sales_start_date) - Date.parse(other.sales_start_date))
      .slice(0, MOST);
    const names = coming.map((event) => nameOf(event) + event.sales_start_date + event.event_name).join("\n");
    if (names !== shown) {
      shown = names;
      timers = [];
      list.replaceChildren(...coming.map(card));
      element.hidden = coming.length === 0;
    }
    tick();
  }

  function card(event) {
    const timer = h("span", { class: "timer", role: "timer" });
    timers.push([timer, Date.parse(event.sales_start_date)]);
    return h(
      "li", {},
      timer,
      h("a", { href: ofEvent(event), "data-route": true }, event.event_name),
      h("span", { class: "sub" }, event.region + " · " + moment(event.sales_start_date, event.timezone)),
    );
  }

  function tick() {
    timers.forEach(([timer, at]) => say(timer, countdown((at - now()) / 1000)));
  }

  return { element, show, tick };
}
