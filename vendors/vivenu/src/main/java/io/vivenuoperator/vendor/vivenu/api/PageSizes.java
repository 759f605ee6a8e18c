package io.vivenuoperator.vendor.vivenu.api;

import io.vivenuoperator.vendor.vivenu.paging.PageRequest;
import io.vivenuoperator.vendor.vivenu.paging.PageSize;

/**
 * The most records per request, 1 to 1000. Large records make pages smaller.
 *
 * @param events smaller on the first page, because events contain their types and texts and may be large
 */
public record PageSizes(int events, int tickets) {
    private static final int FIRST_EVENTS = 25;

    public PageSizes {
        PageRequest.first(events);
        PageRequest.first(tickets);
    }

    /** The largest pages that Vivenu allows, except for events. */
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
