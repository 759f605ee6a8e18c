// The row above the table: search, regions, status.

import { h } from "./dom.js";

const STATUSES = [["current", "Current"], ["onSale", "On sale"], ["planned", "Planned"], ["soldOut", "Sold out"], ["past", "Past"], ["all", "All"]];
const SORTS = [["event_date", "Date"], ["-percent_sold", "Fullest"], ["-total_sold", "Most sold"], ["-sold_24h", "Last 24 h"], ["-total_available", "Most available"], ["event_name", "Name"]];

/** @param chosen called with the part of the route that somebody changed, and whether it is a keystroke among others */
export function filters(chosen) {
  const search = h("input", { type: "search", id: "search", placeholder: "Search events", "aria-label": "Search events", "aria-keyshortcuts": "/", oninput: () => chosen({ search: search.value }, true) });
  const region = h("select", { id: "region", "aria-label": "Region", onchange: () => chosen({ regions: region.value.split(",").filter(Boolean) }) });
  const sort = h("select", { id: "sort", "aria-label": "Sort by", onchange: () => chosen({ sort: sort.value.replace(/^-/, ""), descending: sort.value.startsWith("-") }) });
  const radios = STATUSES.map(([value, name]) => {
    const input = h("input", { type: "radio", name: "status", value, onchange: () => chosen({ status: value }) });
    return [input, h("label", {}, input, h("span", {}, name))];
  });
  const found = h("p", { class: "found", role: "status" });
  const element = h(
    "div", { class: "filters", role: "search" },
    search, region,
    h("fieldset", { class: "segments" }, h("legend", { class: "spoken" }, "Status"), radios.map(([, label]) => label)),
    sort, found,
  );

  const onSlash = (event) => {
    if (event.key === "/" && !event.target.closest("input, select, textarea")) {
      event.preventDefault();
      search.focus();
    }
  };
  document.addEventListener("keydown", onSlash);
  let known = "";

  return {
    element,
    show(route, regions, text) {
      const value = route.regions.join(",");
      const names = [["", "All regions"], ...(value.includes(",") ? [[value, route.regions.length + " regions"]] : []), ...regions.map((name) => [name, name])];
      if (value && !names.some(([name]) => name === value)) {
        names.push([value, value]);
      }
      if (known !== JSON.stringify(names)) {
        known = JSON.stringify(names);
        region.replaceChildren(...names.map(([name, text]) => h("option", { value: name }, text)));
      }
      region.value = value;
      const by = (route.descending ? "-" : "") + route.sort;
      const usual = SORTS.some(([name]) => name === by);
      sort.replaceChildren(...SORTS.map(([name, text]) => h("option", { value: name }, text)), ...(usual ? [] : [h("option", { value: by }, "By column")]));
      sort.value = by;
      if (document.activeElement !== search) {
        search.value = route.search;
      }
      radios.forEach(([input]) => {
        input.checked = input.value === route.status;
      });
      found.textContent = text;
    },
    close: () => document.removeEventListener("keydown", onSlash),
  };
}
