// A day as 24 bars. Hours at which nobody looked are hatched, and never as low as an hour without a sale.

import { h, spoken, svg } from "./dom.js";
import { count, known } from "./format.js";

const WIDTH = 96;
const HEIGHT = 24;

/** The drawing, with what it says in words beside it. */
export function spark(values, what = "in the last 24 hours") {
  const top = Math.max(1, ...values.filter(known));
  const step = WIDTH / values.length;
  const bars = values.map((value, at) => {
    const x = (at * step).toFixed(2);
    const width = Math.max(1, step - 1).toFixed(2);
    if (!known(value)) {
      return svg("rect", { class: "unseen", x, width, y: 2, height: HEIGHT - 2 });
    }
    const height = value > 0 ? Math.max(2, (value / top) * (HEIGHT - 2)) : 1;
    return svg("rect", { class: value > 0 ? "sold" : "none", x, width, y: (HEIGHT - height).toFixed(2), height: height.toFixed(2) });
  });
  return h(
    "span", { class: "spark" },
    svg("svg", { viewBox: "0 0 " + WIDTH + " " + HEIGHT, "aria-hidden": "true", focusable: "false", preserveAspectRatio: "none" }, bars),
    spoken(words(values, what)),
  );
}

function words(values, what) {
  const seen = values.filter(known);
  if (!seen.length) {
    return "nobody looked " + what;
  }
  const sold = seen.reduce((sum, value) => sum + value, 0);
  const unseen = values.length - seen.length;
  return (unseen ? "at least " : "") + count(sold) + " sold " + what + ", at most " + count(Math.max(...seen)) + " at once" + (unseen ? "; not watched for " + unseen + " of " + values.length + " parts" : "");
}

/** The pattern that the hatched bars are filled with; once per page. */
export function hatch() {
  return svg(
    "svg", { class: "patterns", "aria-hidden": "true", focusable: "false", width: 0, height: 0 },
    svg("defs", {}, svg(
      "pattern", { id: "hatch", width: 4, height: 4, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      svg("rect", { class: "hatch-line", width: 1.2, height: 4 }),
    )),
  );
}
