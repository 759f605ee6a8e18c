package io.vivenuoperator.load.delivery;

/** The content of a delivery. */
enum Kind {
    TICKET_CREATED,
    /** A change of the ticket that the previous delivery created. */
    TICKET_UPDATED,
    EVENT_UPDATED,
    TRANSACTION_COMPLETE
}
