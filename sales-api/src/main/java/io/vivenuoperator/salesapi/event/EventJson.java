package io.vivenuoperator.salesapi.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.salesapi.question.Json;
import io.vivenuoperator.store.query.EventFigures;
import io.vivenuoperator.store.query.RegionTrust;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Events as JSON. */
public final class EventJson {
    private static final List<EventField> WITHIN_A_REGION = Arrays.stream(EventField.values())
            .filter(field -> field != EventField.REGION)
            .toList();

    private EventJson() {}

    static ObjectNode of(EventFigures event, List<EventField> fields) {
        ObjectNode json = Json.object();
        fields.forEach(field -> json.set(field.word(), field.of(event).toJson()));
        return json;
    }

    /** All of it but its region. */
    public static ObjectNode withinItsRegion(EventFigures event) {
        return of(event, WITHIN_A_REGION);
    }

    /** Its id and the fields that are others now; and by how much the sold ones are more, if both numbers are known. */
    public static ObjectNode changes(EventFigures before, EventFigures now) {
        ObjectNode json = of(
                now,
                WITHIN_A_REGION.stream()
                        .filter(field ->
                                field == EventField.EVENT_ID || !field.of(now).equals(field.of(before)))
                        .toList());
        if (before.totalSold().isPresent()
                && now.totalSold().isPresent()
                && !before.totalSold().equals(now.totalSold())) {
            json.put("delta", now.totalSold().get() - before.totalSold().get());
        }
        return json;
    }

    static ObjectNode trust(List<RegionTrust> regions, Predicate<String> asked) {
        return Json.trust(
                regions.stream().filter(region -> asked.test(region.region())).toList());
    }
}
