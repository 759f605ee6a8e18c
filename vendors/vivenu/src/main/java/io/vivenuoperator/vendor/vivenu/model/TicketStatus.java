package io.vivenuoperator.vendor.vivenu.model;

/** The five states a ticket can have; {@code CANCELLED} and {@code REFUNDED} don't exist (Vivenu's OpenAPI, checked live). */
public enum TicketStatus {
    VALID,
    INVALID,
    RESERVED,
    DETAILSREQUIRED,
    BLANK;

    /** The states that count as sold, as the value of a {@code status} filter. */
    public static final String SOLD_FILTER = VALID + "," + DETAILSREQUIRED;

    /** RESERVED is held, INVALID is void, BLANK is a hard ticket nobody has been assigned. */
    public boolean isSold() {
        return this == VALID || this == DETAILSREQUIRED;
    }
}
