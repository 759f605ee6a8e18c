// The portfolio as a table: a part of it at first, more as it is needed.

import { arrange, h, say } from "./dom.js";
import { unwant, want, whenKnown } from "./last-day.js";
import { now } from "./portfolio-state.js";
import { nameOf } from "./route.js";
import { row } from "./row.js";

const COLUMNS = [
  ["event_name", "Event", "name"], ["status", "Status", "status"], ["percent_sold", "Filled", "filled"],
  ["total_sold", "Sold", "number"], ["total_available", "Available", "number"], ["sold_24h", "Last 24 h", "number pace"],
];
/** Numbers are looked at from their largest. */
const LARGEST_FIRST = ["percent_sold", "total_sold", "total_available", "sold_24h"];
const AT_FIRST = 40;
const MORE = 200;

/** @param sorted called with the field and direction that somebody chose */
export function table(sorted) {
  const rows = new Map();
  const heads = new Map();
  const body = h("tbody", { role: "rowgroup" });
  const more = h("button", { type: "button", class: "more", hidden: true, onclick: () => widen() });
  let chosen = [];
  let limit = AT_FIRST;

  const head = h("tr", { role: "row" }, COLUMNS.map(([field, name, kind]) => {
    const button = h("button", { type: "button", class: "sort", onclick: () => choose(field) }, name);
    const cell = h("th", { role: "columnheader", scope: "col", class: kind }, button);
    heads.set(field, cell);
    return cell;
  }));
  const element = h(
    "div", { class: "list" },
    h("table", { role: "table", class: "events" }, h("caption", { class: "spoken" }, "Events; the headings sort"), h("thead", { role: "rowgroup" }, head), body),
    more,
  );

  let sort = { field: "", descending: false };
  function choose(field) {
    sorted(field, sort.field === field ? !sort.descending : LARGEST_FIRST.includes(field));
  }

  const sight = new IntersectionObserver((entries) => {
    entries.forEach(({ target, isIntersecting }) => {
      inSight[isIntersecting ? "add" : "delete"](target);
      (isIntersecting ? want : unwant)(target.row.event(), now());
    });
  }, { rootMargin: "100px" });
  const inSight = new Set();
  const end = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && widen(), { rootMargin: "600px" });
  end.observe(more);
  whenKnown((names) => names.forEach((name) => rows.get(name)?.showDay()));

  function widen(all = false) {
    limit = all ? Infinity : limit + MORE;
    draw(new Set());
  }

  function draw(names) {
    const visible = chosen.slice(0, limit);
    arrange(body, visible.map((event) => drawn(event, names)));
    const left = chosen.length - visible.length;
    more.hidden = left <= 0;
    say(more, "Show " + Math.min(left, MORE) + " more of " + chosen.length);
  }

  function drawn(event, names) {
    const name = nameOf(event);
    let found = rows.get(name);
    if (!found) {
      found = row(event);
      found.element.row = found;
      rows.set(name, found);
      sight.observe(found.element);
    } else if (found.event() !== event) {
      found.show(event, names === null || names.has(name));
      if (inSight.has(found.element)) {
        want(event, now());
      }
    }
    return found.element;
  }

  const printing = () => widen(true);
  window.addEventListener("beforeprint", printing);

  return {
    element,
    /** @param names of the events that changed; null if all may have */
    show(events, route, names) {
      if (sort.field !== route.sort || sort.descending !== route.descending) {
        sort = { field: route.sort, descending: route.descending };
        heads.forEach((cell, field) => cell.setAttribute("aria-sort", field !== sort.field ? "none" : sort.descending ? "descending" : "ascending"));
        limit = AT_FIRST;
      }
      chosen = events;
      draw(names);
    },
    tick: () => inSight.forEach((line) => line.row.tick()),
    close() {
      sight.disconnect();
      end.disconnect();
      window.removeEventListener("beforeprint", printing);
    },
  };
}
