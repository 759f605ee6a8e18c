package io.vivenuoperator.contracts.run;

/**
 * The stored count of sold tickets and the vendor's own.
 *
 * @param percent the share of the vendor's count that both agree on, 0 to 100, never rounded up to 100
 */
public record RunCompleteness(long vendorSold, long storedSold, double percent) {}
