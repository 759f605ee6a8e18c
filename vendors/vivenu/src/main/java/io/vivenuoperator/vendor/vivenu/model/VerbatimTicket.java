package io.vivenuoperator.vendor.vivenu.model;

/**
 * A ticket to the octet, as Vivenu sent it: with its buyer, its secret and its barcode. It goes into a file or to an endpoint
 * that somebody has chosen for it, and nowhere else.
 *
 * @param json not to be changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record VerbatimTicket(TicketHead head, byte[] json) {
    public String id() {
        return head.id();
    }

    /** Without the record, which would end up in a log. */
    @Override
    public String toString() {
        return "VerbatimTicket[" + head.id() + "]";
    }
}
