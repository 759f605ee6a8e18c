// Whether a region's numbers can be trusted, in words.

import { ago, clock, duration, known, moment, percent } from "./format.js";

/** Polls have to vouch for the time up to this long ago. */
const FRESH_SECONDS = 20 * 60;
/** The last full run has to have found this much of what Vivenu counts: the operator's own threshold. */
const COMPLETE_PERCENT = 95;

/**
 * The verdict on a region: {good, word, reason}.
 *
 * @param trust data_through and completeness_percent, as each answer of the API has it
 * @param now in milliseconds, by the server's clock
 */
export function verdict(trust, now) {
  if (trust?.stale) {
    return bad("Stale", "the database can't be read; these are the last figures");
  }
  if (!known(trust?.data_through)) {
    return bad("Not watched", "no poll has vouched for anything yet");
  }
  const age = (now - Date.parse(trust.data_through)) / 1000;
  if (age > FRESH_SECONDS) {
    const since = age > 86400 ? moment(trust.data_through) : clock(trust.data_through);
    return bad("Behind", "polls vouch up to " + since + ", " + duration(age) + " ago");
  }
  if (!known(trust.completeness_percent)) {
    return bad("Unproven", "no full run has counted everything yet");
  }
  if (trust.completeness_percent < COMPLETE_PERCENT) {
    return bad("Incomplete", "the last full run found " + percent(trust.completeness_percent) + " of all tickets");
  }
  const found = trust.completeness_percent === 100 ? "all tickets" : percent(trust.completeness_percent) + " of all tickets";
  return { good: true, word: "Current", reason: "checked " + ago(age) + ", " + found + " found" };
}

function bad(word, reason) {
  return { good: false, word, reason };
}
