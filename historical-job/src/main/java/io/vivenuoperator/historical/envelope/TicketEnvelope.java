package io.vivenuoperator.historical.envelope;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A past ticket as if Vivenu delivered it just now; the ticket itself is Vivenu's, to the octet. */
public record TicketEnvelope(SellerMode mode) {
    private static final String TYPE = "ticket.created";

    /** The body, compact, in the order of Vivenu's own. */
    public byte[] around(String sellerId, String ticketId, byte[] ticket) {
        var id = NameBasedId.ofTicket(sellerId, ticketId).toString();
        var head = "{\"id\":\"" + id + "\",\"sellerId\":\"" + quoted(sellerId) + "\",\"type\":\"" + TYPE
                + "\",\"mode\":\"" + mode.word() + "\",\"data\":{\"ticket\":";
        var body = new ByteArrayOutputStream(head.length() + ticket.length + 2);
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(ticket);
        body.writeBytes("}}".getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private static String quoted(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }
}
