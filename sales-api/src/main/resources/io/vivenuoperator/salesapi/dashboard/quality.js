// Why each region's numbers can be trusted, or not: the proof behind each badge.

import { ask, can } from "./api.js";
import { h } from "./dom.js";
import { ago, count, duration, known, moment, percent } from "./format.js";
import { note, now, state } from "./portfolio-state.js";
import { verdict } from "./trust.js";

const AGAIN_MILLIS = 15_000;
const MOST = 500;
const RUNS = "/v1/quality/{region}/runs";
const GAPS = "/v1/quality/{region}/gaps";

export function showQuality(main, first, { refused }) {
  let route = first;
  // What somebody opened stays open when the proofs are drawn anew.
  const kept = new Map();
  const list = h("div", { class: "proofs" }, h("p", { class: "wait", role: "status" }, "Reading the proofs …"));
  main.replaceChildren(
    h("div", { class: "intro" }, h("h1", {}, "Quality"), h("p", { class: "lead" }, "A region is current when polls vouch for the last 20 minutes and its last full run found at least 95 % of all tickets.")), list,
  );
  document.title = "Quality · Sales";

  async function read() {
    try {
      const answer = await ask("/v1/quality");
      note(answer);
      draw(answer.data);
    } catch (e) {
      if (e.status === 403) {
        list.replaceChildren(h("div", { class: "empty" }, h("h2", {}, "Not for this key"), h("p", {}, "Your key lacks the scope quality.")));
      } else {
        refused(e);
      }
    }
  }

  function draw(data) {
    if (list.contains(document.activeElement)) {
      // Somebody is here with the keyboard, and would lose their place.
      return;
    }
    const regions = data.filter(({ region }) => route.regions.length === 0 || route.regions.includes(region));
    list.replaceChildren(...(regions.length ? regions.map((region) => proof(region, kept)) : [h("div", { class: "empty" }, h("h2", {}, "No regions"), h("p", {}, "This key sees no region of this name."))]));
  }

  read();
  const timer = setInterval(read, AGAIN_MILLIS);
  return {
    update(to) {
      route = to;
      read();
      return true;
    },
    close() {
      clearInterval(timer);
    },
  };
}

function proof(region, kept) {
  const trust = { data_through: region.data_through, completeness_percent: region.completeness_percent, stale: state.trust[region.region]?.stale };
  const { good, word, reason } = verdict(trust, now());
  const since = (at) => (known(at) ? moment(at) + ", " + ago((now() - Date.parse(at)) / 1000) : "never");
  const line = (name, value, detail) => [h("dt", {}, name), h("dd", {}, value, detail ? h("span", { class: "sub" }, detail) : null)];
  return h(
    "section", { class: "proof", "aria-label": region.region },
    h("div", { class: "section-head" }, h("h2", {}, region.region), h("span", { class: "badge " + (good ? "good" : "doubt") }, h("span", { class: "dot" }), h("strong", {}, word), h("span", { class: "reason" }, reason))),
    h("dl", { class: "facts" },
      line("Polls vouch up to", since(region.data_through)),
      line("Tickets found", known(region.completeness_percent) ? percent(region.completeness_percent) : "not counted yet", "by the last full run"),
      line("Not watched", known(region.gaps_7d_seconds) ? (region.gaps_7d_seconds ? duration(region.gaps_7d_seconds) : "never") : "not known", "in the last 7 days"),
      line("Last full run", run(region.last_full), since(region.last_full?.finished_at)),
      line("Last incremental run", run(region.last_incremental), since(region.last_incremental?.finished_at)),
      line("Last webhook", known(region.last_webhook_at) ? since(region.last_webhook_at) : "none in 7 days"),
      line("Unreadable records", count(region.quarantined), region.quarantined ? "set aside until they can be read" : ""),
    ),
    can(GAPS) ? more(kept, region.region, "Gaps of the last 7 days", "/gaps", gapRow, ["From", "To", "Length"]) : null,
    can(RUNS) ? more(kept, region.region, "Runs of the last 7 days", "/runs", runRow, ["Finished", "Kind", "Outcome", "Found"]) : null,
  );
}

function run(found) {
  return known(found) ? (found.outcome ?? "ended") + (found.reason ? " (" + found.reason + ")" : "") : "none yet";
}

function more(kept, region, name, path, rowOf, heads) {
  if (kept.has(region + path)) {
    return kept.get(region + path);
  }
  const place = h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": name + " of " + region });
  const details = h("details", { class: "numbers" }, h("summary", {}, name), place);
  details.addEventListener("toggle", async () => {
    if (details.open) {
      try {
        const answer = await ask("/v1/quality/" + region.split("/").map(encodeURIComponent).join("/") + path, { limit: MOST });
        place.replaceChildren(answer.data.length
          ? h("table", {}, h("thead", {}, h("tr", {}, heads.map((head) => h("th", { scope: "col" }, head)))), h("tbody", {}, answer.data.map((row) => h("tr", {}, rowOf(row).map((cell) => h("td", {}, cell))))))
          : h("p", { class: "hint" }, "None."), ...(answer.next ? [h("p", { class: "hint" }, "These are " + count(MOST) + "; there are more.")] : []));
      } catch (e) {
        place.replaceChildren(h("p", { class: "problem" }, e.message));
      }
    }
  });
  kept.set(region + path, details);
  return details;
}

function gapRow(gap) {
  return [moment(gap.from), moment(gap.to), duration((Date.parse(gap.to) - Date.parse(gap.from)) / 1000)];
}

function runRow(one) {
  return [moment(one.finished_at), one.kind ?? "", run(one), known(one.completeness_percent) ? percent(one.completeness_percent) : ""];
}
