package io.vivenuoperator.store.query;

import java.util.List;

/**
 * Which tickets of an event are asked for.
 *
 * @param statuses none: of every status, also of one that is not known here
 * @param created when they were created
 * @param gone whether also those that are not at Vivenu any more
 */
public record TicketFilter(String region, String eventId, List<String> statuses, TimeSpan created, boolean gone) {
    public TicketFilter {
        statuses = List.copyOf(statuses);
    }
}
