package io.vivenuoperator.salesapi.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.platform.api.page.Place;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import io.vivenuoperator.store.query.EventFigures;
import java.util.ArrayList;
import java.util.List;

/**
 * The order of a list. It ends with the region and the id, so that no two events are equal.
 *
 * @param keys the first counts most
 */
record EventSort(List<Key> keys) {
    static final String PARAMETER = "sort";
    private static final String BY_DEFAULT = "event_date";
    private static final String DESCENDING = "-";

    /** A field and its direction. */
    record Key(EventField field, boolean descending) {}

    static EventSort of(Parameters parameters) throws BadParameterException {
        List<Key> keys = new ArrayList<>();
        for (String word : words(parameters)) {
            boolean descending = word.startsWith(DESCENDING);
            String name = descending ? word.substring(1) : word;
            if (!EventField.sortableWords().contains(name)) {
                throw new BadParameterException(
                        PARAMETER,
                        "must be of " + String.join(", ", EventField.sortableWords()) + ", each with - for descending");
            }
            keys.add(new Key(EventField.named(name), descending));
        }
        keys.add(new Key(EventField.REGION, false));
        keys.add(new Key(EventField.EVENT_ID, false));
        return new EventSort(List.copyOf(keys));
    }

    private static List<String> words(Parameters parameters) {
        List<String> given = parameters.list(PARAMETER);
        return given.isEmpty() ? List.of(BY_DEFAULT) : given;
    }

    /** The values that say where an event stands. */
    List<EventFieldValue> place(EventFigures event) {
        return keys.stream().map(key -> key.field().of(event)).toList();
    }

    /** The same for a cursor. */
    static Place written(List<EventFieldValue> values) {
        return new Place(values.stream().map(EventFieldValue::toJson).toList());
    }

    /** The values that a cursor brings back. */
    List<EventFieldValue> read(Place place) throws BadParameterException {
        List<EventFieldValue> values = new ArrayList<>();
        for (Key key : keys) {
            values.add(read(place.value(values.size()), key.field().type()));
        }
        return values;
    }

    private static EventFieldValue read(JsonNode json, EventFieldValue.Type type) throws BadParameterException {
        try {
            return EventFieldValue.read(json, type);
        } catch (IllegalArgumentException e) {
            throw Place.refused();
        }
    }

    /** The order of two places. */
    int compare(List<EventFieldValue> one, List<EventFieldValue> other) {
        for (int at = 0; at < keys.size(); at++) {
            int order = EventFieldValue.compare(
                    one.get(at), other.get(at), keys.get(at).descending());
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    List<EventFigures> sorted(List<EventFigures> events) {
        return events.stream()
                .sorted((one, other) -> compare(place(one), place(other)))
                .toList();
    }
}
