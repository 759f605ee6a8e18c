package io.vivenuoperator.load.delivery;

/** What a delivery tells. */
enum Kind {
    TICKET_CREATED,
    /** Of the ticket that the delivery before it created. */
    TICKET_UPDATED,
    EVENT_UPDATED,
    TRANSACTION_COMPLETE
}
