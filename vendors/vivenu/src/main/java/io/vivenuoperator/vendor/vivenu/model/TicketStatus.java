package io.vivenuoperator.vendor.vivenu.model;

/** The five statuses of a ticket; {@code CANCELLED} and {@code REFUNDED} do not exist (Vivenu's OpenAPI, checked live). */
public enum TicketStatus {
    VALID,
    INVALID,
    RESERVED,
    DETAILSREQUIRED,
    BLANK;

    /** The statuses that count as sold, as the value of a {@code status} filter. */
    public static final String SOLD_FILTER = VALID + "," + DETAILSREQUIRED;

    /** RESERVED is held, INVALID is void, BLANK is a hard ticket without an owner. */
    public boolean isSold() {
        return this == VALID || this == DETAILSREQUIRED;
    }
}
