// What the address says is what is shown, so that any view can be sent to somebody else.

const STATUSES = ["current", "onSale", "planned", "soldOut", "past", "all"];
const SORTS = ["event_name", "event_date", "status", "total_sold", "total_available", "percent_sold", "sold_24h"];
const ALIGNMENTS = ["on_sale", "event_date", "calendar"];
const SPANS = ["1d", "7d", "30d", "120d"];

function one(value, allowed, otherwise) {
  return allowed.includes(value) ? value : otherwise;
}

function list(text) {
  return (text ?? "").split(",").filter((word) => word !== "");
}

/** Reads the query of an address; what it does not know, it leaves out. */
export function read(search) {
  const query = new URLSearchParams(search);
  const sort = query.get("sort") ?? "event_date";
  const regions = list(query.get("region"));
  const event = query.get("event");
  return {
    view: query.get("view") === "quality" ? "quality" : event && regions.length === 1 ? "event" : "portfolio",
    regions,
    event: event ?? "",
    status: one(query.get("status"), STATUSES, "current"),
    search: query.get("q") ?? "",
    sort: one(sort.replace(/^-/, ""), SORTS, "event_date"),
    descending: sort.startsWith("-"),
    against: list(query.get("with")).slice(0, 8),
    align: one(query.get("align"), ALIGNMENTS, "on_sale"),
    span: one(query.get("span"), SPANS, "7d"),
  };
}

/** The address of a view. Only what differs from the usual is in it. */
export function address(route) {
  const parts = [];
  const put = (name, value, usual) => {
    if (value && value !== usual) {
      parts.push(name + "=" + encodeURIComponent(value).replaceAll("%2C", ",").replaceAll("%2F", "/"));
    }
  };
  put("view", route.view, route.view === "quality" ? "" : route.view);
  put("region", (route.regions ?? []).join(","));
  if (route.view === "event") {
    put("event", route.event);
    put("span", route.span, "7d");
    put("with", (route.against ?? []).join(","));
    put("align", route.align, "on_sale");
  } else if (route.view === "portfolio") {
    put("status", route.status, "current");
    put("q", route.search);
    put("sort", (route.descending ? "-" : "") + (route.sort ?? "event_date"), "event_date");
  }
  return parts.length ? "/?" + parts.join("&") : "/";
}

/** The address of an event's own page. */
export function ofEvent(event) {
  return address({ view: "event", regions: [event.region], event: event.event_id });
}

/** The name by which the API knows an event among others. */
export function nameOf(event) {
  return event.region + "/" + event.event_id;
}

/** The path of an event in the API. A region may have two parts. */
export function pathOf(region, event) {
  return "/v1/events/" + region.split("/").map(encodeURIComponent).join("/") + "/" + encodeURIComponent(event);
}
