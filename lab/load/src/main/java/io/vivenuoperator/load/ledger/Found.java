package io.vivenuoperator.load.ledger;

import java.util.BitSet;

/**
 * A run's data in the database.
 *
 * @param numbers the deliveries
 * @param duplicates rows beyond the first of a delivery
 * @param strangers rows of this run that were never sent, or that are in another region than they were sent to
 * @param tickets the number of tickets in these deliveries
 * @param sold the tickets that the figures have counted since the run began; must equal {@code tickets}
 */
public record Found(BitSet numbers, long duplicates, long strangers, long tickets, long sold) {}
