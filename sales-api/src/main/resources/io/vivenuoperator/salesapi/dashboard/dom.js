// Elements without markup in strings: text is always text.

/** An element: h("td", { class: "number" }, "12", child, …). Null and false are left out. */
export function h(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** The same for SVG. */
export function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Writes text only if it differs, so that nothing is laid out, read out or selected anew. */
export function say(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
    return true;
  }
  return false;
}

/** Text for those who hear the page. */
export function spoken(text) {
  return h("span", { class: "spoken" }, text);
}

/** Makes the children of an element these, and moves only those that are not in their place. */
export function arrange(parent, children) {
  let next = parent.firstChild;
  for (const child of children) {
    if (child === next) {
      next = next.nextSibling;
    } else {
      parent.insertBefore(child, next);
    }
  }
  while (next) {
    const left = next;
    next = next.nextSibling;
    left.remove();
  }
}
