// The read API. The session's cookie says who asks; nothing here ever sees a key but the one call that signs in.

/** An answer that is none. */
export class Refused extends Error {
  constructor(status, problem) {
    super(problem.detail ?? "the server answered " + status);
    this.status = status;
    this.reason = problem.reason ?? "Unexpected";
    this.retryAfter = problem.retryAfter ?? 0;
  }
}

const meta = (name) => document.querySelector('meta[name="' + name + '"]').content;

/** Whether the page came to somebody who is signed in. It can't know for who follows a link from another site. */
export const cameSignedIn = meta("session") === "yes";

export const assets = meta("assets");

const paths = new Map(
  meta("paths").split(" ").map((entry) => {
    const [path, parameters] = entry.split("?");
    return [path, new Set((parameters ?? "").split(","))];
  }),
);

/** Whether this server answers such a question; what it can't answer is not offered. */
export function can(path, parameter) {
  return paths.has(path) && (parameter === undefined || paths.get(path).has(parameter));
}

let asking = new AbortController();

/** Drops every question that has no answer yet. */
export function dropQuestions() {
  asking.abort();
  asking = new AbortController();
}

/** The JSON of an answer. The browser sends its ETag along, and an answer that did not change costs nothing. */
export async function ask(path, parameters = {}) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== "" && value !== null));
  return read(await send(path + (query.size ? "?" + query : ""), { cache: "no-cache", signal: asking.signal }));
}

export async function signIn(key) {
  return read(await send("/session", { method: "POST", body: JSON.stringify({ key }), headers: { "Content-Type": "application/json" } }));
}

export async function signOut() {
  await send("/session", { method: "DELETE" });
}

/** Who is signed in; {signed_in: false} if nobody is. */
export async function session() {
  return read(await send("/session", { cache: "no-store" }));
}

async function send(target, options) {
  try {
    return await fetch(target, { credentials: "same-origin", redirect: "error", ...options });
  } catch (e) {
    throw new Refused(0, e.name === "AbortError" ? { reason: "Dropped" } : { reason: "Unreachable", detail: "the server can't be reached" });
  }
}

async function read(response) {
  if (response.ok) {
    return response.json();
  }
  const problem = await response.json().catch(() => ({}));
  problem.retryAfter = Number(response.headers.get("Retry-After") ?? 0);
  throw new Refused(response.status, problem);
}
