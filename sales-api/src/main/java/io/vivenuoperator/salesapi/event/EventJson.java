package io.vivenuoperator.salesapi.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.salesapi.question.Json;
import io.vivenuoperator.store.query.EventFigures;
import io.vivenuoperator.store.query.RegionTrust;
import java.util.List;
import java.util.function.Predicate;

/** Events as JSON. */
final class EventJson {
    private EventJson() {}

    static ObjectNode of(EventFigures event, List<EventField> fields) {
        ObjectNode json = Json.object();
        fields.forEach(field -> json.set(field.word(), field.of(event).toJson()));
        return json;
    }

    static ObjectNode trust(List<RegionTrust> regions, Predicate<String> asked) {
        return Json.trust(
                regions.stream().filter(region -> asked.test(region.region())).toList());
    }
}
