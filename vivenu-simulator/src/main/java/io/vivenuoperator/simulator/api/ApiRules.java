package io.vivenuoperator.simulator.api;

/**
 * The rules for all sellers.
 *
 * @param requestsPerMinute 0 for no limit
 * @param requestsPerHour 0 for no limit
 * @param allowHttpWebhooks whether webhooks may be registered without TLS
 */
public record ApiRules(int requestsPerMinute, int requestsPerHour, boolean allowHttpWebhooks) {}
