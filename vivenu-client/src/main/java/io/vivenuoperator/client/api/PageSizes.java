package io.vivenuoperator.client.api;

import io.vivenuoperator.client.paging.PageRequest;

/**
 * How many records are asked for at once, 1 to 1000.
 *
 * @param events carry their types and texts and are large: a smaller page keeps the memory for one small
 */
public record PageSizes(int events, int tickets) {

    public PageSizes {
        PageRequest.first(events);
        PageRequest.first(tickets);
    }

    /** The fewest requests that Vivenu allows, but for events. */
    public static PageSizes standard() {
        return new PageSizes(100, PageRequest.LARGEST);
    }
}
