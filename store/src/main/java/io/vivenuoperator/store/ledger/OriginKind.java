package io.vivenuoperator.store.ledger;

/** Vivenu's six ways in which a ticket comes to be (its OpenAPI document, TicketResource). */
public enum OriginKind {
    YOURTICKET(1),
    POS(2),
    REBOOKING(3),
    UPGRADE(4),
    SUBSCRIPTION(5),
    TRANSFER(6);

    private final short code;

    OriginKind(int code) {
        this.code = (short) code;
    }

    short code() {
        return code;
    }
}
