// Puts the pages together: who is signed in, which view the address names, what is wrong.

import { cameSignedIn, dropQuestions, session, signOut } from "./api.js";
import { h, say } from "./dom.js";
import { clock } from "./format.js";
import { forgetDays } from "./last-day.js";
import { follow, stop } from "./live.js";
import { forget, isStale, load, now, state } from "./portfolio-state.js";
import { address, read } from "./route.js";
import { showSignIn } from "./sign-in.js";
import { showPortfolio } from "./portfolio.js";

const main = document.getElementById("main");
const notice = document.getElementById("notice");
const pages = document.getElementById("pages");
const account = document.getElementById("account");
const pulse = document.getElementById("pulse");
const pulseText = document.getElementById("pulse-text");

/** A session is prolonged this often while the page is open. */
const RENEW_MILLIS = 30 * 60_000;

let shown = null;
let who = null;
let renewal = null;
let turn = 0;

const VIEWS = {
  portfolio: async () => showPortfolio,
  event: async () => (await import("./event.js")).showEvent,
  quality: async () => (await import("./quality.js")).showQuality,
};

/** Goes to an address within the page. */
export function go(route, { replace = false } = {}) {
  history[replace ? "replaceState" : "pushState"](null, "", address(route));
  render(!replace);
}

async function render(moved) {
  const mine = ++turn;
  const route = read(location.search);
  drawPages(route);
  if (shown?.view === route.view && shown.update?.(route)) {
    return;
  }
  shown?.close?.();
  shown = { view: route.view };
  const show = await VIEWS[route.view]();
  if (mine !== turn) {
    return;
  }
  shown = { view: route.view, ...show(main, route, { go, who, refused }) };
  if (moved) {
    window.scrollTo(0, 0);
    main.focus({ preventScroll: true });
  }
}

function drawPages(route) {
  const link = (view, name) =>
    h("a", { href: view === "quality" ? "/?view=quality" : "/", "data-route": true, "aria-current": (route.view === view) ? "page" : null }, name);
  pages.replaceChildren(link("portfolio", "Portfolio"), ...(who?.scopes.includes("quality") ? [link("quality", "Quality")] : []));
}

function drawAccount() {
  account.replaceChildren(...(who ? [h("span", { class: "who" }, who.name), h("button", { type: "button", class: "quiet", onclick: leave }, "Sign out")] : []));
}

async function leave() {
  stop();
  forgetDays();
  dropQuestions();
  await signOut().catch(() => {});
  signedOut("");
}

function signedOut(why) {
  turn++;
  stop();
  forgetDays();
  dropQuestions();
  forget();
  clearInterval(renewal);
  shown?.close?.();
  shown = null;
  who = null;
  pages.replaceChildren();
  drawAccount();
  pulse.hidden = true;
  notice.replaceChildren();
  showSignIn(main, why, enter);
}

/** Says what is wrong. Who is not signed in any more has to sign in again. */
export function refused(problem) {
  if (problem.reason === "Dropped" || main.querySelector(".sign-in")) {
    return;
  }
  if (problem.status === 401) {
    signedOut("Your session has ended: it ran out, or its key is not accepted any more.");
    return;
  }
  const words = problem.status === 0 ? "The server can't be reached." : problem.status === 429 ? "This key has asked too often; it goes on within a minute." : "The database can't be read.";
  const since = state.asOf ? " The figures are those of " + clock(state.asOf) + "." : "";
  draw("warning", words + since + " Trying again.");
  beat(false);
}

function draw(kind, text) {
  const box = notice.firstChild ?? notice.appendChild(h("p"));
  box.className = kind;
  say(box, text);
}

function beat(live) {
  pulse.hidden = false;
  pulse.classList.toggle("live", live);
  say(pulseText, (live ? "Live" : "Not live") + (live ? " · " + clock(now()) : state.asOf ? " · " + clock(state.asOf) : ""));
}

function heard({ problem }) {
  if (problem || isStale()) {
    refused(problem ?? { status: 503 });
  } else {
    notice.replaceChildren();
    beat(true);
  }
}

async function enter(session) {
  who = session;
  drawAccount();
  clearInterval(renewal);
  renewal = setInterval(renew, RENEW_MILLIS);
  await render(false);
  await first();
}

/** Until the numbers have come once. */
async function first() {
  try {
    await load();
    follow(heard);
  } catch (e) {
    refused(e);
    if (e.status !== 401) {
      setTimeout(first, Math.max(2, e.retryAfter) * 1000);
    }
  }
}

async function renew() {
  const found = await session().catch(() => null);
  if (found && !found.signed_in) {
    signedOut("Your session has ended.");
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-route]");
  if (link && event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey) {
    event.preventDefault();
    if (who) {
      history.pushState(null, "", link.getAttribute("href"));
      render(true);
    }
  }
});
window.addEventListener("popstate", () => who && render(true));
setInterval(() => who && pulse.classList.contains("live") && beat(true), 1000);

async function begin() {
  if (!cameSignedIn && !(await session().catch(() => ({}))).signed_in) {
    signedOut("");
    return;
  }
  try {
    const numbers = load();
    numbers.catch(() => {});
    const found = await session();
    if (!found.signed_in) {
      signedOut("");
      return;
    }
    who = found;
    drawAccount();
    renewal = setInterval(renew, RENEW_MILLIS);
    await render(false);
    await numbers;
    follow(heard);
  } catch (e) {
    refused(e);
    setTimeout(begin, Math.max(2, e.retryAfter ?? 0) * 1000);
  }
}

begin();
