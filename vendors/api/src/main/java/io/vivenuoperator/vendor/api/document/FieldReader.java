package io.vivenuoperator.vendor.api.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.vendor.api.person.OddValue;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads fields of one JSON object, each by its JSON pointer. A field that can't be read is named in {@link #odd} and counts
 * as absent; so do null and a blank text, without being odd.
 */
public final class FieldReader {
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_TEXT = 500;

    private final JsonNode object;
    private final List<OddValue> odd = new ArrayList<>();

    /** Of an object; of anything else every field is absent. */
    public FieldReader(JsonNode object) {
        this.object = object;
    }

    /** An id: a short text without space around it. */
    public static Optional<String> id(JsonNode node) {
        return Optional.of(node)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(id ->
                        !id.isBlank() && id.length() <= LONGEST_ID && id.strip().equals(id) && isStorable(id));
    }

    /** A text, without the space around it. */
    public Optional<String> text(String pointer) {
        return present(pointer).flatMap(node -> {
            if (!node.isTextual()) {
                return odd(pointer, "not a text");
            }
            String text = node.textValue().strip();
            if (text.length() > LONGEST_TEXT) {
                return odd(pointer, "too long");
            }
            return isStorable(text) ? Optional.of(text) : odd(pointer, "has a NUL or half a character");
        });
    }

    /** A time with its offset. */
    public Optional<Instant> time(String pointer) {
        return present(pointer).flatMap(node -> {
            try {
                return Optional.of(OffsetDateTime.parse(node.asText()).toInstant());
            } catch (DateTimeException e) {
                return odd(pointer, "not a time");
            }
        });
    }

    /** A yes or no. */
    public Optional<Boolean> flag(String pointer) {
        return present(pointer)
                .flatMap(node -> node.isBoolean() ? Optional.of(node.booleanValue()) : odd(pointer, "not a yes or no"));
    }

    /** A whole number of at least 0. */
    public OptionalInt amount(String pointer) {
        Optional<Integer> amount = present(pointer)
                .flatMap(node -> node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= 0
                        ? Optional.of(node.intValue())
                        : odd(pointer, "not an amount"));
        return amount.isPresent() ? OptionalInt.of(amount.get()) : OptionalInt.empty();
    }

    /** What is there, unless it is null or an empty text. */
    public Optional<JsonNode> present(String pointer) {
        return Optional.of(object.at(pointer))
                .filter(node -> !node.isMissingNode() && !node.isNull() && !isBlank(node));
    }

    /** Notes that a field can't be read. */
    public <T> Optional<T> odd(String pointer, String problem) {
        odd.add(new OddValue(pointer.substring(1).replace('/', '.'), problem));
        return Optional.empty();
    }

    /** The fields that could not be read so far. */
    public List<OddValue> odd() {
        return List.copyOf(odd);
    }

    private static boolean isBlank(JsonNode node) {
        return node.isTextual() && node.textValue().isBlank();
    }

    private static boolean isStorable(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
