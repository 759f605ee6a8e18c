package io.vivenuoperator.load.ledger;

import java.util.BitSet;

/**
 * What the database holds of a run.
 *
 * @param numbers the deliveries
 * @param duplicates rows beyond the first of a delivery
 * @param strangers rows of this run that nobody sent, or that are in another region than they were sent to
 * @param sold the tickets that the figures count: exactly one for each row
 */
public record Found(BitSet numbers, long duplicates, long strangers, long sold) {}
