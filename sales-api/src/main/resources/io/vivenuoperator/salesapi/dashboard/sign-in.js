// The way in. The key goes to the server in the body of one request, and stays nowhere in the browser.

import { h } from "./dom.js";
import { Refused, signIn } from "./api.js";

/**
 * Shows the form.
 *
 * @param why what happened before, in words; may be empty
 * @param entered called when the server has given a session
 */
export function showSignIn(main, why, entered) {
  const field = h("input", {
    id: "key", name: "key", type: "password", required: true, autocomplete: "current-password", spellcheck: "false", "aria-describedby": "key-hint key-problem",
  });
  const problem = h("p", { id: "key-problem", class: "problem", role: "alert" });
  const button = h("button", { class: "primary", type: "submit" }, "Sign in");
  const form = h(
    "form", { class: "sign-in", method: "post", action: "/session", novalidate: true, onsubmit: submit },
    h("h1", {}, "Sign in"),
    why ? h("p", { class: "problem" }, why) : null,
    // Password managers want a name beside a password.
    h("input", { type: "text", name: "name", autocomplete: "username", value: "API key", hidden: true, readonly: true }),
    h("label", { for: "key" }, "API key"),
    field,
    h("p", { id: "key-hint", class: "hint" }, "It begins with vvn_. Whoever runs this installation hands it out. This browser keeps a session of twelve hours, not the key."),
    problem,
    window.isSecureContext ? null : h("p", { class: "problem" }, "This page was opened over http, and browsers keep no session then. Open it over https."),
    button,
  );

  async function submit(event) {
    event.preventDefault();
    const key = field.value.trim();
    if (!key) {
      problem.textContent = "Paste an API key first.";
      field.focus();
      return;
    }
    button.disabled = true;
    try {
      const session = await signIn(key);
      field.value = "";
      entered(session);
    } catch (e) {
      problem.textContent = e instanceof Refused ? words(e) : String(e);
      field.select();
    } finally {
      button.disabled = false;
    }
  }

  main.replaceChildren(form);
  document.title = "Sign in · Sales";
  field.focus();
}

function words(refused) {
  switch (refused.reason) {
    case "UnknownKey":
      return "This key is not accepted: " + refused.message + ".";
    case "MissingScope":
      return "This key is known, but it may not see sales.";
    case "Unreachable":
      return "The server can't be reached. Try again in a moment.";
    default:
      return "That did not work: " + refused.message + ".";
  }
}
