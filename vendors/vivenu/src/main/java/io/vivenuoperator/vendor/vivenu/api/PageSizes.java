package io.vivenuoperator.vendor.vivenu.api;

import io.vivenuoperator.vendor.vivenu.paging.PageRequest;
import io.vivenuoperator.vendor.vivenu.paging.PageSize;

/**
 * How many records are asked for at once at most, 1 to 1000. Large records make smaller pages.
 *
 * @param events carry their types and texts and may be large: the first page is smaller still
 */
public record PageSizes(int events, int tickets) {
    private static final int FIRST_EVENTS = 25;

    public PageSizes {
        PageRequest.first(events);
        PageRequest.first(tickets);
    }

    /** The fewest requests that Vivenu allows, but for events. */
    public static PageSizes standard() {
        return new PageSizes(100, PageRequest.LARGEST);
    }

    PageSize ofEvents() {
        return new PageSize(FIRST_EVENTS, events);
    }

    PageSize ofTickets() {
        return new PageSize(tickets, tickets);
    }
}
