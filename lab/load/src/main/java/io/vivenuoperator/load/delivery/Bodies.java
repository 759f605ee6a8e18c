package io.vivenuoperator.load.delivery;

import java.time.Instant;

/** Bodies like Vivenu's, including fields that the receiver skips. */
final class Bodies {
    private static final int TYPES = 12;

    private final int bytes;
    private final boolean mixed;

    Bodies(Shape shape) {
        bytes = shape.bodyBytes();
        mixed = shape.mix() != Mix.TICKETS;
    }

    /** One of an event's types, by the ticket's number. */
    static String type(String eventId, int ticket) {
        return eventId + "-" + ticket % TYPES;
    }

    String ticket(
            String id, Kind kind, String ticketId, String typeId, String eventId, Instant created, Instant updated) {
        boolean changed = kind == Kind.TICKET_UPDATED;
        String known = "{\"id\":\"" + id + "\",\"sellerId\":\"load\",\"webhookId\":\"load\",\"type\":\""
                + (changed ? "ticket.updated" : "ticket.created")
                + "\",\"mode\":\"prod\",\"data\":{\"ticket\":{\"_id\":\"" + ticketId
                + "\",\"sellerId\":\"load\",\"eventId\":\"" + eventId + "\",\"ticketTypeId\":\"" + typeId
                + "\",\"transactionId\":\"x" + ticketId
                + "\",\"ticketName\":\"HYROX MEN | Saturday\",\"name\":\"A Person\",\"email\":\"a.person@example.com\","
                + "\"street\":\"A street 1\",\"city\":\"A city\",\"postal\":\"12345\",\"country\":\"DE\",\"currency\":\"EUR\","
                + "\"regularPrice\":99,\"realPrice\":" + (changed ? "79.5" : "89.5")
                + ",\"completed\":true,\"createdAt\":\"" + created + "\",\"updatedAt\":\"" + updated
                + "\",\"status\":\"VALID\",\"type\":\"SINGLE\",\"secret\":\"none\",\"barcode\":\"none\",\"extraFields\":{\"filling\":";
        return filled(known, "}}}}", mixed ? bytes / 2 : bytes);
    }

    String event(String id, String type, String eventId, Instant updated) {
        var types = new StringBuilder();
        for (int number = 0; number < TYPES; number++) {
            types.append(number == 0 ? "" : ",").append(typeOfEvent(eventId, number));
        }
        String known = "{\"id\":\"" + id + "\",\"sellerId\":\"load\",\"webhookId\":\"load\",\"type\":\"" + type
                + "\",\"mode\":\"prod\",\"data\":{\"event\":{\"_id\":\"" + eventId
                + "\",\"sellerId\":\"load\",\"name\":\"HYROX " + eventId
                + "\",\"start\":\"2027-03-06T07:00:00.000Z\",\"end\":\"2027-03-07T20:00:00.000Z\","
                + "\"sellStart\":\"2026-06-01T10:00:00.000Z\",\"timezone\":\"Europe/Berlin\",\"url\":\"" + eventId
                + "\",\"updatedAt\":\"" + updated + "\",\"tickets\":[" + types + "],\"attributes\":{\"filling\":";
        return filled(known, "}}}}", bytes * 3 / 4);
    }

    private static String typeOfEvent(String eventId, int number) {
        return "{\"_id\":\"" + eventId + "-" + number + "\",\"name\":\"HYROX MEN | " + number
                + "\",\"price\":99,\"amount\":50000,\"active\":true,\"image\":null,\"color\":\"#ffffff\",\"minAmountPerOrder\":1}";
    }

    String transaction(String id, int number, String eventId, Instant at) {
        String known = "{\"id\":\"" + id
                + "\",\"sellerId\":\"load\",\"webhookId\":\"load\",\"type\":\"transaction.complete\",\"mode\":\"prod\","
                + "\"data\":{\"transaction\":{\"_id\":\"x" + number + "\",\"eventId\":\"" + eventId
                + "\",\"email\":\"a.person@example.com\",\"realPrice\":179,\"status\":\"COMPLETE\",\"updatedAt\":\""
                + at
                + "\",\"tickets\":";
        return filled(known, "}}}", bytes);
    }

    private static String filled(String known, String end, int bytes) {
        return known + Filling.of(bytes - known.length() - end.length()) + end;
    }
}
