// What an event sold when: bars, the total as a line, and the same as a table.

import { ask } from "./api.js";
import { chart } from "./chart.js";
import { h } from "./dom.js";
import { beginning, count, hour, known, percent } from "./format.js";
import { numbers } from "./numbers.js";
import { now } from "./portfolio-state.js";
import { pathOf } from "./route.js";

export const SPANS = [["1d", "24 hours", 1, "15m"], ["7d", "7 days", 7, "hour"], ["30d", "30 days", 30, "day"], ["120d", "120 days", 120, "day"]];
const PARTS = { "15m": "15 minutes", hour: "hour", day: "day" };
const SECONDS = { "15m": 900, hour: 3600, day: 86400 };

/** @param chosen called with the span that somebody chose */
export function series(event, chosen) {
  const picks = SPANS.map(([value, name]) => {
    const input = h("input", { type: "radio", name: "span", value, onchange: () => chosen(value) });
    return [input, h("label", {}, input, h("span", {}, name))];
  });
  const title = h("h2", { id: "series" }, "Sold");
  const bars = h("div", { class: "chart" });
  const total = h("div", { class: "chart" });
  const table = numbers("The same numbers as a table");
  const key = h("p", { class: "key" }, h("span", { class: "swatch" }), "nobody looked: not known, not zero");
  const problem = h("p", { class: "problem", role: "status" });
  const element = h(
    "section", { "aria-labelledby": "series" },
    h("div", { class: "section-head" }, title, h("fieldset", { class: "segments" }, h("legend", { class: "spoken" }, "Time"), picks.map(([, label]) => label))),
    problem, bars, h("h3", {}, "Total"), total, key, table.element,
  );
  let ends = [];
  let drawn = "";

  async function show(span) {
    picks.forEach(([input]) => {
      input.checked = input.value === span;
    });
    const [, name, days, interval] = SPANS.find(([value]) => value === span);
    const to = new Date(now());
    const from = new Date(to.getTime() - days * 86400_000);
    try {
      const answer = await ask(pathOf(event.region, event.event_id) + "/series", { interval, from: beginning(from, interval, event.timezone), to: to.toISOString(), tz: "event" });
      problem.textContent = "";
      title.textContent = "Sold per " + PARTS[interval];
      const facts = span + JSON.stringify(answer.data);
      if (facts !== drawn) {
        drawn = facts;
        await draw(answer, name, interval, to.getTime() / 1000);
      }
    } catch (e) {
      problem.textContent = "The series can't be read: " + e.message + ".";
    }
  }

  async function draw({ data, tz }, name, interval, end) {
    const x = data.map((bucket) => Date.parse(bucket.from) / 1000);
    const endOf = (at) => Math.min(x[at + 1] ?? x[at] + SECONDS[interval], Math.max(end, x[at] + 1));
    const unseen = (at) => !known(data[at].sold);
    const sold = data.map((bucket) => bucket.sold);
    const totals = data.map((bucket) => (known(bucket.sold) ? bucket.total : null));
    const common = { x, ends: endOf, unseen, zone: tz, sync: "event" };
    ends.forEach((close) => close());
    ends = [
      await chart(bars, { ...common, kind: "bars", lines: [{ name: "Sold", colour: "accent" }], values: [sold], height: 15, sentence: words(data, name) }),
      await chart(total, { ...common, kind: "line", lines: [{ name: "Total", colour: "accent" }], values: [totals], height: 9, sentence: totalWords(data, name) }),
    ];
    key.hidden = !data.some((_, at) => unseen(at));
    table.show(["From (" + tz + ")", "Sold", "Total", "Watched"], () =>
      data.map((bucket) => [hour(bucket.from, tz), count(bucket.sold), count(bucket.total), percent(known(bucket.covered) ? bucket.covered * 100 : null)]));
  }

  return { element, show, close: () => ends.forEach((close) => close()) };
}

function words(data, name) {
  const seen = data.filter((bucket) => known(bucket.sold));
  const unseen = data.length - seen.length;
  const sold = seen.reduce((sum, bucket) => sum + bucket.sold, 0);
  return (seen.length ? count(sold) + " sold in the last " + name + ", most in one bar: " + count(Math.max(...seen.map((bucket) => bucket.sold))) : "Nobody looked in the last " + name)
    + (unseen && seen.length ? ". Not watched in " + count(unseen) + " of " + count(data.length) + " bars" : "") + ".";
}

function totalWords(data, name) {
  const seen = data.filter((bucket) => known(bucket.sold) && known(bucket.total));
  return seen.length ? "Total sold over the last " + name + ", from " + count(seen[0].total) + " to " + count(seen.at(-1).total) + "." : "The total is not known.";
}
