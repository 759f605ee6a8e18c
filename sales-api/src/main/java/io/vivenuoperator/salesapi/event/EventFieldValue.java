package io.vivenuoperator.salesapi.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** A value of an event's field, as it is sorted by, written, and read back from a cursor. */
sealed interface EventFieldValue {
    /** What fields of one type have. */
    enum Type {
        TEXT,
        MOMENT,
        AMOUNT
    }

    JsonNode toJson();

    /** Not known; after everything else in both directions. */
    record Unknown() implements EventFieldValue {
        @Override
        public JsonNode toJson() {
            return JsonNodeFactory.instance.nullNode();
        }
    }

    record Text(String text) implements EventFieldValue {
        @Override
        public JsonNode toJson() {
            return JsonNodeFactory.instance.textNode(text);
        }
    }

    record Moment(Instant at) implements EventFieldValue {
        @Override
        public JsonNode toJson() {
            return JsonNodeFactory.instance.textNode(at.toString());
        }
    }

    /** A count or a percentage. */
    record Amount(BigDecimal amount) implements EventFieldValue {
        @Override
        public JsonNode toJson() {
            return amount.scale() <= 0
                    ? JsonNodeFactory.instance.numberNode(amount.longValueExact())
                    : JsonNodeFactory.instance.numberNode(amount.doubleValue());
        }
    }

    static EventFieldValue of(Optional<?> value) {
        return switch (value.orElse(null)) {
            case null -> new Unknown();
            case Instant at -> new Moment(at);
            case Long count -> new Amount(BigDecimal.valueOf(count));
            case Double share -> new Amount(BigDecimal.valueOf(share));
            case Object text -> new Text(text.toString());
        };
    }

    /**
     * From a cursor.
     *
     * @throws IllegalArgumentException if it is no value of this type
     */
    static EventFieldValue read(JsonNode json, Type type) {
        if (json.isNull()) {
            return new Unknown();
        }
        return switch (type) {
            case TEXT -> new Text(json.asText());
            case MOMENT -> moment(json.asText());
            case AMOUNT -> new Amount(new BigDecimal(json.asText()));
        };
    }

    private static EventFieldValue moment(String text) {
        try {
            return new Moment(Instant.parse(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a time", e);
        }
    }

    /** The order of two values of one field. */
    static int compare(EventFieldValue one, EventFieldValue other, boolean descending) {
        if (one instanceof Unknown || other instanceof Unknown) {
            return Boolean.compare(one instanceof Unknown, other instanceof Unknown);
        }
        int order =
                switch (one) {
                    case Text(String text) when other instanceof Text(String second) -> text.compareTo(second);
                    case Moment(Instant at) when other instanceof Moment(Instant second) -> at.compareTo(second);
                    case Amount(BigDecimal amount)
                    when other instanceof Amount(BigDecimal second) -> amount.compareTo(second);
                    default -> throw new IllegalArgumentException("values of different types");
                };
        return descending ? -order : order;
    }
}
