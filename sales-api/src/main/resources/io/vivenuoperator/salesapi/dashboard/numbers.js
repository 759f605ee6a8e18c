// The numbers of a drawing as a table, for whoever reads rather than looks.

import { h } from "./dom.js";

/** A table that is made when it is opened, and stays open, where it was scrolled to, when its numbers change. */
export function numbers(name) {
  const place = h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": name });
  const element = h("details", { class: "numbers", hidden: true }, h("summary", {}, name), place);
  let heads = [];
  let rows = () => [];
  element.addEventListener("toggle", draw);

  function draw() {
    place.replaceChildren(...(element.open ? [made(heads, rows())] : []));
  }

  return {
    element,
    /** @param next makes the rows, if somebody wants to see them */
    show(names, next) {
      heads = names;
      rows = next;
      element.hidden = false;
      draw();
    },
    /** Nothing is left to say. */
    hide() {
      element.hidden = true;
    },
  };
}

function made(heads, rows) {
  return h("table", {}, h("thead", {}, h("tr", {}, heads.map((head) => h("th", { scope: "col" }, head)))),
    h("tbody", {}, rows.map((cells) => h("tr", {}, cells.map((cell) => h("td", {}, cell))))));
}
