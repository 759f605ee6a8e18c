package io.vivenuoperator.contracts.run;

/**
 * What a run did.
 *
 * @param events records that were read
 * @param tickets records that were read
 * @param requests sent to the vendor, retries included
 */
public record RunCounts(long events, long tickets, long requests) {}
