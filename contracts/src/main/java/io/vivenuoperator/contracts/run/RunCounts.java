package io.vivenuoperator.contracts.run;

/**
 * The amount of work in a run.
 *
 * @param events event records read
 * @param tickets ticket records read
 * @param requests requests to the vendor, including retries
 */
public record RunCounts(long events, long tickets, long requests) {}
