// The first page: all events, what they sell now, and what opens next.

import { h } from "./dom.js";
import { count } from "./format.js";
import { filters } from "./filters.js";
import { badges, headline } from "./headline.js";
import { openings } from "./openings.js";
import { state, watch } from "./portfolio-state.js";
import { address } from "./route.js";
import { select } from "./selection.js";
import { hatch } from "./spark.js";
import { table } from "./table.js";

export function showPortfolio(main, first, { go, who }) {
  let route = first;
  let frame = 0;
  let names = new Set();
  const figures = headline();
  const trust = badges(who.scopes.includes("quality"));
  const next = openings();
  const bar = filters((part, typing) => go({ ...route, ...part }, { replace: typing }));
  const list = table((sort, descending) => go({ ...route, sort, descending }));
  const empty = h("div", { class: "empty", hidden: true });
  const wait = h("p", { class: "wait", role: "status" }, "Reading the numbers …");

  main.replaceChildren(
    hatch(), h("h1", { class: "spoken" }, "Portfolio"),
    h("div", { class: "top" }, figures.element, trust.element), next.element, bar.element, wait, list.element, empty,
  );
  document.title = "Portfolio · Sales";

  function draw() {
    frame = 0;
    const changed = names;
    names = new Set();
    const regions = [...new Set([...Object.keys(state.trust), ...[...state.events.values()].map((event) => event.region)])].sort();
    const chosen = select(state.events, route);
    wait.hidden = state.whole || chosen.length > 0;
    figures.element.hidden = !wait.hidden;
    figures.show(chosen, route);
    trust.show(route.regions);
    next.show(select(state.events, { ...route, status: "planned", search: "" }));
    bar.show(route, regions, state.whole ? count(chosen.length) + " of " + count(state.events.size) + " events" : "");
    list.show(chosen, route, changed);
    list.element.hidden = chosen.length === 0;
    drawEmpty(chosen);
  }

  function drawEmpty(chosen) {
    empty.hidden = chosen.length > 0 || !state.whole;
    if (!empty.hidden) {
      const none = state.events.size === 0;
      empty.replaceChildren(
        h("h2", {}, none ? "No events yet" : "No event matches"),
        h("p", {}, none ? "The regions that this key sees have no events. They appear here with the first poll that finds one." : "Nothing in this portfolio is like that."),
        none ? "" : h("a", { href: address({ view: "portfolio", status: "all" }), "data-route": true }, "Show all events"),
      );
    }
  }

  const stop = watch((changed) => {
    names = changed === null || names === null ? null : new Set([...names, ...changed]);
    frame ||= requestAnimationFrame(draw);
  });
  const clock = setInterval(() => {
    next.tick();
    list.tick();
  }, 1000);
  draw();

  return {
    update(to) {
      route = to;
      document.title = "Portfolio · Sales";
      draw();
      return true;
    },
    close() {
      stop();
      clearInterval(clock);
      cancelAnimationFrame(frame);
      bar.close();
      list.close();
    },
  };
}
