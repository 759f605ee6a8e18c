// One event's curve against others that somebody chose.

import { ask } from "./api.js";
import { chart } from "./chart.js";
import { h } from "./dom.js";
import { count, known } from "./format.js";
import { numbers } from "./numbers.js";
import { state } from "./portfolio-state.js";
import { nameOf } from "./route.js";

const ALIGN = [["on_sale", "Since on sale"], ["event_date", "Before the event"], ["calendar", "By calendar"]];
const AXIS = { on_sale: "Days since on sale", event_date: "Days to the event" };
const STYLES = [["accent", undefined], ["ink", [2, 4]], ["muted", [8, 4]], ["ink", [12, 4, 2, 4]], ["muted", undefined], ["accent", [2, 4]], ["ink", [6, 2]], ["muted", [3, 3]], ["accent", [8, 4]]];

/** @param chosen called with the part of the route that somebody changed */
export function against(event, chosen) {
  const own = nameOf(event);
  const options = h("datalist", { id: "events" });
  const field = h("input", { id: "other", list: "events", placeholder: "Event name", autocomplete: "off", "aria-describedby": "other-problem" });
  const problem = h("p", { id: "other-problem", class: "problem", role: "alert" });
  const align = h("select", { id: "align", "aria-label": "Align by", onchange: () => chosen({ align: align.value }) }, ALIGN.map(([value, name]) => h("option", { value }, name)));
  const chips = h("ul", { class: "chips", "aria-label": "Compared with" });
  const place = h("div", { class: "chart" });
  const table = numbers("The same numbers as a table");
  const form = h("form", { class: "add", onsubmit: add }, h("label", { for: "other" }, "Compare with"), field, h("button", { type: "submit" }, "Add"), align);
  const element = h("section", { "aria-labelledby": "against" }, h("h2", { id: "against" }, "Against other events"), form, problem, chips, place, table.element, options);
  let names = [];
  let close = () => {};

  const label = (other) => other.event_name + " · " + nameOf(other);

  function add(submit) {
    submit.preventDefault();
    const text = field.value.trim();
    const found = [...state.events.values()].filter((other) => label(other) === text || nameOf(other) === text || other.event_name === text);
    if (found.length !== 1 || nameOf(found[0]) === own) {
      problem.textContent = found.length > 1 ? "Several events have this name; choose one of the list." : "Choose another event of the list.";
      return;
    }
    problem.textContent = names.length >= 8 ? "Eight are as many as can be told apart." : "";
    field.value = "";
    if (names.length < 8 && !names.includes(nameOf(found[0]))) {
      chosen({ against: [...names, nameOf(found[0])] });
    }
  }

  async function show(route) {
    names = route.against.filter((name) => name !== own);
    align.value = route.align;
    options.replaceChildren(...[...state.events.values()].filter((other) => nameOf(other) !== own).map((other) => h("option", { value: label(other) })));
    const titles = names.map((name) => state.events.get(name)?.event_name ?? name);
    if (chips.dataset.of !== titles.join()) {
      chips.dataset.of = titles.join();
      drawChips(titles);
    }
    if (!names.length) {
      close();
      close = () => {};
      place.replaceChildren();
      table.hide();
      return;
    }
    try {
      const answer = await ask("/v1/compare", { events: [own, ...names].join(","), align: route.align, interval: "day" });
      await draw(answer);
    } catch (e) {
      problem.textContent = "These can't be compared: " + e.message + ".";
    }
  }

  function drawChips(titles) {
    chips.replaceChildren(...names.map((name, at) => {
      const title = titles[at];
      return h("li", {}, title, h("button", { type: "button", "aria-label": "Remove " + title, onclick: () => chosen({ against: names.filter((other) => other !== name) }) }, "×"));
    }));
  }

  async function draw({ x: all, series, align: by }) {
    const time = by === "calendar";
    // What is still to come is not drawn: it would look like a time in which nobody looked.
    const end = 1 + Math.max(...series.map((line) => line.values.findLastIndex(known)));
    const x = all.slice(0, Math.max(1, end));
    const xs = time ? x.map((at) => Date.parse(at) / 1000) : x;
    const step = xs.length > 1 ? xs[1] - xs[0] : 1;
    const values = series.map((line) => line.values.slice(0, x.length));
    problem.textContent = series.filter((line) => line.reason).map((line) => line.event_name + ": " + line.reason + ".").join(" ");
    close();
    place.replaceChildren();
    close = await chart(place, {
      kind: "line", time, xName: AXIS[by], x: xs, values, height: 16, ends: (at) => xs[at] + step,
      unseen: (at) => values.every((line) => !known(line[at])),
      lines: series.map((line, at) => ({ name: line.event_name, colour: STYLES[at][0], dash: STYLES[at][1] })),
      sentence: "Tickets sold by " + series.map((line) => line.event_name).join(", ") + ". The table below has the numbers.",
    });
    table.show([AXIS[by] ?? "From", ...series.map((line) => line.event_name)], () => x.map((at, row) => [String(at), ...values.map((line) => count(line[row]))]));
  }

  return { element, show, close: () => close() };
}
