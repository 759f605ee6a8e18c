// How full something is, as a meter beside its percentage.

import { h, say } from "./dom.js";
import { known, percent } from "./format.js";

/** A meter that can be told new figures. */
export function fill() {
  const meter = h("meter", { min: 0, max: 100, "aria-hidden": "true" });
  const text = h("span", { class: "percent" });
  const element = h("span", { class: "fill" }, meter, text);

  /** Unknown is said, and not drawn as empty. */
  function show(share, unknown = "capacity unknown") {
    const here = known(share);
    element.classList.toggle("unknown", !here);
    element.classList.toggle("full", here && share >= 100);
    meter.hidden = !here;
    if (here) {
      meter.value = Math.min(100, share);
    }
    say(text, here ? percent(share) : unknown);
  }

  return { element, show };
}
