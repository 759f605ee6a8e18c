package io.vivenuoperator.poller.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A ticket with odd fields, and what must be stored of it by the documented rules. */
record OddTicket(
        String id,
        Choice eventId,
        Choice typeId,
        Choice status,
        Choice price,
        Choice currency,
        Choice origin,
        Choice originTicketId,
        Choice createdAt,
        Choice updatedAt) {
    /** Its known previous version: VALID, for 1 EUR. */
    record Former(String eventId, String typeId) {}

    String json() {
        return "{\"_id\":\"" + id + '"'
                + eventId.in("eventId")
                + typeId.in("ticketTypeId")
                + ",\"ticketName\":\"Label\",\"regularPrice\":777"
                + status.in("status")
                + price.in("realPrice")
                + currency.in("currency")
                + origin.in("origin")
                + originTicketId.in("originTicketId")
                + createdAt.in("createdAt")
                + updatedAt.in("updatedAt")
                + '}';
    }

    /** The fields because of which it is quarantined. */
    Optional<String> problem() {
        List<String> fields = new ArrayList<>();
        note(fields, "eventId", eventId);
        note(fields, "ticketTypeId", typeId);
        note(fields, "status", status);
        note(fields, "createdAt", createdAt);
        note(fields, "updatedAt", updatedAt);
        return fields.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", fields));
    }

    private static void note(List<String> fields, String field, Choice value) {
        if (value.meaning().isEmpty()) {
            fields.add(field);
        }
    }

    /** Its final state in the ledger; empty if it is not there. */
    Optional<String> stored(Optional<Former> former) {
        if (problem().isEmpty() || former.isEmpty()) {
            return countable() ? Optional.of(whole()) : Optional.empty();
        }
        boolean counts = status.meaning().isPresent()
                && (updatedAt.meaning().isPresent() || status.meaning().get().equals("INVALID"));
        return Optional.of(line(
                former.get().eventId(),
                former.get().typeId(),
                counts ? status.meaning().get() : "VALID",
                "1",
                "EUR",
                "-",
                "-",
                Vendor.BORN,
                counts ? updatedAt.meaning().orElse(Vendor.FORMERLY) : Vendor.FORMERLY));
    }

    private boolean countable() {
        return eventId.meaning().isPresent()
                && typeId.meaning().isPresent()
                && status.meaning().isPresent()
                && (createdAt.meaning().isPresent() || updatedAt.meaning().isPresent());
    }

    private String whole() {
        return line(
                eventId.meaning().orElseThrow(),
                typeId.meaning().orElseThrow(),
                status.meaning().orElseThrow(),
                price.meaning().orElse("-"),
                currency.meaning().orElse("-"),
                origin.meaning().orElse("-"),
                originTicketId.meaning().orElse("-"),
                createdAt.meaning().or(updatedAt::meaning).orElseThrow(),
                updatedAt.meaning().or(createdAt::meaning).orElseThrow());
    }

    private static String line(String... columns) {
        return String.join("|", columns);
    }
}
