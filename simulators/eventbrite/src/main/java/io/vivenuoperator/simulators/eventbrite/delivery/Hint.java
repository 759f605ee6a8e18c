package io.vivenuoperator.simulators.eventbrite.delivery;

/**
 * Where something has changed. That is all that a delivery tells.
 *
 * @param path behind the host, for example {@code /v3/orders/1/}
 * @param eventId the event that it belongs to
 */
public record Hint(String action, String path, String eventId) {}
