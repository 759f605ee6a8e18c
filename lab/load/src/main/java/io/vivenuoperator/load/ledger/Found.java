package io.vivenuoperator.load.ledger;

import java.util.BitSet;

/**
 * What the database holds of a run.
 *
 * @param numbers the deliveries
 * @param duplicates rows beyond the first of a delivery
 * @param strangers rows of this run that nobody sent, or that are in another region than they were sent to
 * @param tickets how many tickets these deliveries tell of
 * @param sold the tickets that the figures count since the run began: exactly those
 */
public record Found(BitSet numbers, long duplicates, long strangers, long tickets, long sold) {}
