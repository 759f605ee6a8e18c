package io.vivenuoperator.simulator.delivery;

/**
 * An attempt in the log.
 *
 * @param number from 1, in the order of the answers, over all sellers; it goes on when old attempts are forgotten
 */
public record LoggedAttempt(long number, Attempt attempt) {}
