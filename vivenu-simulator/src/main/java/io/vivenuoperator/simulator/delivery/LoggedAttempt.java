package io.vivenuoperator.simulator.delivery;

/**
 * An attempt in the log.
 *
 * @param number from 1, in the order of the answers, over all sellers; it keeps counting when old attempts are dropped
 */
public record LoggedAttempt(long number, Attempt attempt) {}
