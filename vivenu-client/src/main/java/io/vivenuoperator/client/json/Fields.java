package io.vivenuoperator.client.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/** The fields of one record, each read as the kind it has to be. Absent and null are the same. */
record Fields(JsonNode record) {

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    String text(String field) {
        return optionalText(field).orElseThrow(() -> wrong(field, "a text"));
    }

    /** PostgreSQL takes no NUL in a text, and no name needs one. */
    Optional<String> optionalText(String field) {
        Optional<String> text = present(field, JsonNodeType.STRING, "a text").map(JsonNode::textValue);
        if (text.isPresent() && text.get().indexOf('\0') >= 0) {
            throw new UnreadableFieldException(field, "a text", "a text with a NUL character");
        }
        return text;
    }

    /** An id is never empty. */
    String id(String field) {
        return optionalText(field).filter(text -> !text.isBlank()).orElseThrow(() -> wrong(field, "an id"));
    }

    Instant instant(String field) {
        return optionalInstant(field).orElseThrow(() -> wrong(field, "an ISO-8601 time"));
    }

    Optional<Instant> optionalInstant(String field) {
        return optionalText(field).map(text -> parseInstant(field, text));
    }

    Optional<BigDecimal> optionalDecimal(String field) {
        Optional<BigDecimal> number =
                present(field, JsonNodeType.NUMBER, "a number").map(JsonNode::decimalValue);
        if (number.isPresent() && !isPlausible(number.get())) {
            throw new UnreadableFieldException(field, "a number of a usual size", "another one");
        }
        return number;
    }

    /** A whole number; Vivenu types its amounts as float, so 120.0 is one. */
    OptionalInt optionalWhole(String field) {
        Optional<BigDecimal> number = optionalDecimal(field);
        return number.isEmpty() ? OptionalInt.empty() : OptionalInt.of(whole(field, number.get()));
    }

    boolean flag(String field, boolean whenAbsent) {
        return present(field, JsonNodeType.BOOLEAN, "true or false")
                .map(JsonNode::booleanValue)
                .orElse(whenAbsent);
    }

    Set<String> switchedOn(String field) {
        Set<String> names = new LinkedHashSet<>();
        present(field, JsonNodeType.OBJECT, "a map of switches")
                .ifPresent(map -> map.properties().stream()
                        .filter(entry -> entry.getValue().booleanValue())
                        .forEach(entry -> names.add(entry.getKey())));
        return names;
    }

    <T> List<T> list(String field, Function<Fields, T> item) {
        List<T> items = new ArrayList<>();
        present(field, JsonNodeType.ARRAY, "a list")
                .ifPresent(list -> list.forEach(entry -> items.add(item.apply(recordIn(field, entry)))));
        return items;
    }

    <E extends Enum<E>> E oneOf(Class<E> values, String field) {
        String text = text(field);
        for (E value : values.getEnumConstants()) {
            if (value.name().equals(text)) {
                return value;
            }
        }
        throw new UnreadableFieldException(field, "one of the values we know", "another one");
    }

    private static Fields recordIn(String field, JsonNode entry) {
        if (!entry.isObject()) {
            throw new UnreadableFieldException(field, "a list of records", "a list with " + kind(entry));
        }
        return new Fields(entry);
    }

    private Optional<JsonNode> present(String field, JsonNodeType type, String expected) {
        JsonNode value = record.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (value.getNodeType() != type) {
            throw wrong(field, expected);
        }
        return Optional.of(value);
    }

    private static Instant parseInstant(String field, String text) {
        try {
            Instant instant = Instant.parse(text);
            if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
                throw new UnreadableFieldException(field, "a time from 1900 to 9999", "another one");
            }
            return instant;
        } catch (DateTimeParseException e) {
            throw new UnreadableFieldException(field, "an ISO-8601 time", "another text");
        }
    }

    private static boolean isPlausible(BigDecimal number) {
        return number.precision() - number.scale() <= 15 && number.scale() <= 12;
    }

    private static int whole(String field, BigDecimal number) {
        try {
            return number.intValueExact();
        } catch (ArithmeticException e) {
            throw new UnreadableFieldException(field, "a whole number", "a fraction or out of range");
        }
    }

    private UnreadableFieldException wrong(String field, String expected) {
        return new UnreadableFieldException(field, expected, kind(record.path(field)));
    }

    private static String kind(JsonNode value) {
        return value.isMissingNode() ? "absent" : value.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
