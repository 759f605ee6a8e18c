package io.vivenuoperator.store.ledger;

import java.util.Optional;

/** Vivenu's five ticket statuses (its OpenAPI document, TicketResource). */
public enum LedgerStatus {
    VALID(1, true),
    INVALID(2, false),
    RESERVED(3, false),
    DETAILSREQUIRED(4, true),
    BLANK(5, false);

    private final short code;
    private final boolean sold;

    LedgerStatus(int code, boolean sold) {
        this.code = (short) code;
        this.sold = sold;
    }

    /** By Vivenu's word; empty for one that is not in its document. */
    public static Optional<LedgerStatus> of(String word) {
        for (LedgerStatus status : values()) {
            if (status.name().equals(word)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }

    /** Whether a ticket in this status counts as sold. */
    public boolean isSold() {
        return sold;
    }

    /** By the number in the table; empty for NULL's 0, and for one that only a newer version knows. */
    static Optional<LedgerStatus> ofCode(int code) {
        for (LedgerStatus status : values()) {
            if (status.code == code) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }

    short code() {
        return code;
    }
}
