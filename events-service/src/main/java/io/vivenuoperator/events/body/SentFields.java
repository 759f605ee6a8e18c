package io.vivenuoperator.events.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.events.filter.PlainText;
import io.vivenuoperator.events.publish.BadEventException;
import io.vivenuoperator.events.publish.BodyText;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.TimeText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The fields of a JSON object that somebody sent, all of them known and each given once. */
public final class SentFields {
    private static final String BODY = "body";
    private static final int LONGEST = 2_000;
    private static final int MOST = 100;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final ObjectNode fields;
    private final String place;

    private SentFields(ObjectNode fields, String place) {
        this.fields = fields;
        this.place = place;
    }

    /**
     * Reads a body.
     *
     * @throws BadParameterException if it is no JSON object, or has a field that is not known
     */
    public static SentFields of(byte[] octets, Collection<String> known) throws BadParameterException {
        try {
            JsonNode tree = JSON.readTree(BodyText.of(octets));
            if (tree instanceof ObjectNode object) {
                return new SentFields(object, "").knownOnly(known);
            }
        } catch (BadEventException e) {
            throw new BadParameterException(BODY, e.detail());
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new BadParameterException(
                    BODY,
                    "is not JSON, or names a field twice"
                            + (at == null ? "" : ": line %d, column %d".formatted(at.getLineNr(), at.getColumnNr())));
        }
        throw new BadParameterException(BODY, "must be a JSON object");
    }

    private SentFields knownOnly(Collection<String> known) throws BadParameterException {
        for (Iterator<String> names = fields.fieldNames(); names.hasNext(); ) {
            if (!known.contains(names.next())) {
                throw new BadParameterException(
                        place.isEmpty() ? BODY : place.substring(0, place.length() - 1),
                        "has a field that is none of " + String.join(", ", known));
            }
        }
        return this;
    }

    public boolean has(String name) {
        return fields.has(name);
    }

    public Optional<String> text(String name) throws BadParameterException {
        return text(name, LONGEST);
    }

    /** The same, of at most so many characters. */
    public Optional<String> text(String name, int most) throws BadParameterException {
        JsonNode value = fields.path(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        return Optional.of(text(name, value, most));
    }

    private String text(String name, JsonNode value, int most) throws BadParameterException {
        if (!value.isTextual()) {
            throw bad(name, "must be a string");
        }
        String text = value.textValue();
        if (text.isEmpty() || text.length() > most || !PlainText.isSound(text)) {
            throw bad(name, "must be 1 to " + most + " characters");
        }
        return text;
    }

    /** One of a few words. */
    public Optional<String> word(String name, Collection<String> known) throws BadParameterException {
        Optional<String> word = text(name);
        if (word.isPresent() && !known.contains(word.get())) {
            throw bad(name, "must be one of " + String.join(", ", known));
        }
        return word;
    }

    /** A time with its offset, or a date, which begins in UTC. */
    public Optional<Instant> instant(String name) throws BadParameterException {
        Optional<String> text = text(name);
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(TimeText.instant(place + name, text.get(), ZoneOffset.UTC));
    }

    /** One string or a list of them; empty when absent. */
    public List<String> texts(String name) throws BadParameterException {
        JsonNode value = fields.path(name);
        if (value.isMissingNode()) {
            return List.of();
        }
        return value.isArray() ? list(name) : List.of(text(name, value, LONGEST));
    }

    /** A list of strings; empty when absent. */
    public List<String> list(String name) throws BadParameterException {
        JsonNode value = fields.path(name);
        if (value.isMissingNode()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw bad(name, "must be a list of strings");
        }
        if (value.size() > MOST) {
            throw bad(name, "at most " + MOST + " values");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode one : value) {
            texts.add(text(name, one, LONGEST));
        }
        return texts;
    }

    public Optional<Boolean> flag(String name) throws BadParameterException {
        JsonNode value = fields.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw bad(name, "must be true or false");
        }
        return value.isMissingNode() ? Optional.empty() : Optional.of(value.booleanValue());
    }

    /** A whole number. */
    public Optional<Integer> number(String name, int least, int most) throws BadParameterException {
        JsonNode value = fields.path(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (value.isIntegralNumber()
                && value.canConvertToInt()
                && value.intValue() >= least
                && value.intValue() <= most) {
            return Optional.of(value.intValue());
        }
        throw bad(name, "must be a whole number from " + least + " to " + most);
    }

    /** An object within. */
    public Optional<SentFields> object(String name, Collection<String> known) throws BadParameterException {
        JsonNode value = fields.path(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (value instanceof ObjectNode object) {
            return Optional.of(new SentFields(object, place + name + ".").knownOnly(known));
        }
        throw bad(name, "must be a JSON object");
    }

    /** What is wrong with a field. */
    public BadParameterException bad(String name, String detail) {
        return new BadParameterException(place + name, detail);
    }
}
