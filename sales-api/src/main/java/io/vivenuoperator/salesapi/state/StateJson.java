package io.vivenuoperator.salesapi.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.salesapi.question.Json;
import io.vivenuoperator.store.query.EventState;
import io.vivenuoperator.store.query.TypeState;
import java.util.Optional;

/** Figures of an instant as JSON. */
public final class StateJson {
    private StateJson() {}

    static ObjectNode of(EventState event) {
        ObjectNode json = Json.object()
                .put("region", event.region())
                .put("event_id", event.eventId())
                .put("event_name", event.eventName());
        Json.put(json, "event_date", event.eventDate());
        Json.put(json, "sales_start_date", event.salesStartDate());
        json.put("status", event.status());
        Json.put(json, "total_capacity", event.totalCapacity());
        Json.put(json, "total_sold", event.totalSold());
        Json.put(json, "total_available", event.totalAvailable());
        Json.put(json, "percent_sold", event.percentSold());
        Json.put(json, "changed_at", Optional.of(event.changedAt()));
        Json.put(json, "complete_since", event.completeSince());
        return json;
    }

    /** What a type's description was then is not known, its price for example. */
    public static ObjectNode of(TypeState type) {
        ObjectNode json =
                Json.object().put("ticket_type_id", type.ticketTypeId()).put("ticket_type_name", type.ticketTypeName());
        Json.put(json, "capacity", type.capacity());
        Json.put(json, "sold", type.sold());
        Json.put(json, "available", type.available());
        Json.put(json, "percent_sold", type.percentSold());
        json.putNull("price").putNull("active").put("listed", type.listed());
        Json.put(json, "changed_at", Optional.of(type.changedAt()));
        return json;
    }
}
