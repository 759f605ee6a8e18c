package io.vivenuoperator.receiver;

import java.time.Instant;

/** Bodies like Vivenu's, including everything that must never be stored. */
public final class Bodies {
    /** The content of every field that must not reach a table, log, metric or answer. */
    public static final String CANARY = "CANARY7f3a";

    private Bodies() {}

    public static String ticket(String deliveryId, String ticketId, Instant updatedAt) {
        return """
                {"id":"%1$s","sellerId":"seller-1","webhookId":"hook-1","type":"ticket.created","mode":"prod","data":{"ticket":{\
                "_id":"%2$s","sellerId":"seller-1","company":"%4$s","email":"%4$s@example.com","name":"%4$s","firstname":"%4$s",\
                "lastname":"%4$s","street":"%4$s","line2":"%4$s","city":"%4$s","postal":"%4$s","state":"%4$s","country":"DE",\
                "eventId":"event-1","transactionId":"%4$s","ticketTypeId":"type-1","ticketName":"HYROX MEN | Saturday",\
                "currency":"EUR","regularPrice":99,"realPrice":89.5,"completed":true,"createdAt":"%3$s","updatedAt":"%3$s",\
                "status":"VALID","secret":"%4$s","barcode":"%4$s","seat":"%4$s","seatingInfo":{"name":"%4$s"},"type":"SINGLE",\
                "origin":"yourticket","extraFields":{"dateOfBirth":"%4$s","_id":"%4$s"},"customMessage":"%4$s","customerId":"%4$s",\
                "history":[{"type":"created","name":"%4$s"}],"personalizations":[{"email":"%4$s"}],"personalized":true}}}""".formatted(deliveryId, ticketId, updatedAt, CANARY);
    }

    public static String event(String deliveryId, String eventId, String name, String amount, Instant updatedAt) {
        return """
                {"id":"%s","type":"event.updated","mode":"prod","sellerId":"seller-1","data":{"event":{"_id":"%s","sellerId":"seller-1",\
                "name":"%s","start":"2026-12-05T07:00:00.000Z","end":"2026-12-06T20:00:00.000Z","sellStart":"2026-06-01T10:00:00.000Z",\
                "timezone":"Europe/Berlin","maxAmount":5000,"maxAmountPerOrder":4,"accountSettings":{"x":"%s"},\
                "tickets":[{"_id":"type-1","name":"HYROX MEN | Saturday","price":99,"amount":%s,"active":true}],"updatedAt":"%s"}}}""".formatted(deliveryId, eventId, name, CANARY, amount, updatedAt);
    }

    public static String transaction(String deliveryId) {
        return """
                {"id":"%s","type":"transaction.complete","mode":"prod","data":{"transaction":{"_id":"x","email":"%s","prename":"%s"},\
                "tickets":[{"_id":"t","secret":"%s"}]}}""".formatted(deliveryId, CANARY, CANARY, CANARY);
    }
}
