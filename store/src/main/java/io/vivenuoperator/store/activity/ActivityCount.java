package io.vivenuoperator.store.activity;

import java.time.Instant;

/**
 * Counts of one step.
 *
 * @param step when it began
 * @param name the type, the source or the subscription's uid
 * @param done messages that were published, or attempts that delivered
 * @param failed attempts that did not; none of what was published
 */
public record ActivityCount(Instant step, String name, long done, long failed) {}
