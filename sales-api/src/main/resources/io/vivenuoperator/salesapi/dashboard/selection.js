// Which events a view has, and in which order.

import { known } from "./format.js";
import { lastDayOf } from "./last-day.js";

const CURRENT = ["planned", "onSale", "soldOut"];

function plain(text) {
  return text.normalize("NFD").replace(/\p{M}+/gu, "").toLowerCase().trim();
}

/** The events that a route asks for, in its order; what is not known comes last both ways. */
export function select(events, route) {
  const wanted = plain(route.search);
  const chosen = [...events.values()].filter(
    (event) =>
      (route.regions.length === 0 || route.regions.includes(event.region)) &&
      (route.status === "all" || (route.status === "current" ? CURRENT.includes(event.status) : event.status === route.status)) &&
      (wanted === "" || plain(event.event_name).includes(wanted) || plain(event.event_id) === wanted),
  );
  return chosen.sort(order(route.sort, route.descending));
}

function order(field, descending) {
  const sign = descending ? -1 : 1;
  return (one, other) => {
    const a = value(one, field);
    const b = value(other, field);
    if (known(a) !== known(b)) {
      return known(a) ? -1 : 1;
    }
    const first = !known(a) || a === b ? 0 : (a < b ? -1 : 1) * sign;
    return first || compare(one.region, other.region) || compare(one.event_id, other.event_id);
  };
}

function compare(a, b) {
  return a === b ? 0 : a < b ? -1 : 1;
}

function value(event, field) {
  switch (field) {
    case "event_name":
      return plain(event.event_name);
    case "event_date":
      return known(event.event_date) ? Date.parse(event.event_date) : null;
    case "sold_24h":
      return lastDayOf(event)?.sold;
    default:
      return event[field];
  }
}

/** Sums of what is known, and how many events are not in them. */
export function totals(events) {
  const sum = { sold: 0, soldUnknown: 0, available: 0, capacityUnknown: 0, onSale: 0, soldOut: 0, planned: 0, incomplete: 0 };
  for (const event of events) {
    if (known(event.total_sold)) {
      sum.sold += event.total_sold;
    } else {
      sum.soldUnknown++;
    }
    if (known(event.total_available)) {
      sum.available += event.total_available;
    } else {
      sum.capacityUnknown++;
    }
    if (!known(event.complete_since)) {
      sum.incomplete++;
    }
    if (event.status in sum) {
      sum[event.status]++;
    }
  }
  return sum;
}
