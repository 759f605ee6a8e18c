package io.vivenuoperator.simulator.world;

/** The five statuses of {@code TicketResource.status}; Vivenu has no others. */
public enum TicketStatus {
    VALID,
    INVALID,
    RESERVED,
    DETAILSREQUIRED,
    BLANK;

    /** Whether such a ticket counts as sold. */
    public boolean sold() {
        return this == VALID || this == DETAILSREQUIRED;
    }
}
