package io.vivenuoperator.vendor.vivenu.model;

/** How a ticket came to be (Vivenu's OpenAPI document, TicketResource). */
public enum TicketOrigin {
    YOURTICKET("yourticket"),
    POS("pos"),
    REBOOKING("rebooking"),
    UPGRADE("upgrade"),
    SUBSCRIPTION("subscription"),
    TRANSFER("transfer");

    private final String word;

    TicketOrigin(String word) {
        this.word = word;
    }

    /** As Vivenu writes it. */
    public String word() {
        return word;
    }
}
