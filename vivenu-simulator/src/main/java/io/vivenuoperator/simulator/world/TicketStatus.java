package io.vivenuoperator.simulator.world;

/** The five statuses of {@code TicketResource.status}; Vivenu has no others. */
public enum TicketStatus {
    VALID,
    INVALID,
    RESERVED,
    DETAILSREQUIRED,
    BLANK;

    /** Whether a ticket in this status counts as sold. */
    public boolean sold() {
        return this == VALID || this == DETAILSREQUIRED;
    }
}
