package io.vivenuoperator.simulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulator.fault.Faults;

/** Damages rendered records as the fault switches require. */
final class Distortion {
    private Distortion() {}

    static ObjectNode ofEvent(ObjectNode event, boolean first, Faults faults) {
        Bulk.addTo(event, faults);
        if (faults.missingAmount()) {
            event.withArray("tickets").forEach(type -> ((ObjectNode) type).remove("amount"));
        }
        if (faults.unknownFields()) {
            addUnknown(event);
            event.withArray("tickets").forEach(type -> addUnknown((ObjectNode) type));
        }
        if (first && faults.wrongTypeInEvent()) {
            event.put("tickets", "see the shop");
        }
        return event;
    }

    static ObjectNode ofTicket(ObjectNode ticket, boolean first, Faults faults) {
        Bulk.addTo(ticket, faults.ticketBytes());
        if (faults.unknownFields()) {
            addUnknown(ticket);
        }
        if (first && faults.wrongTypeInTicket()) {
            ticket.putObject("status").put("value", "VALID");
        }
        return ticket;
    }

    private static void addUnknown(ObjectNode node) {
        node.put("loyaltyTier", "gold")
                .putObject("beta")
                .putArray("flags")
                .add(1)
                .add(true);
    }
}
