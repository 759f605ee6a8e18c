package io.vivenuoperator.events.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** A payload's fields, as words. A field that is missing, or of another kind, is empty. */
final class PayloadFields {
    /** A price keeps its last zero. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final JsonNode fields;

    PayloadFields(String payload) {
        fields = read(payload);
    }

    private static JsonNode read(String payload) {
        try {
            return JSON.readTree(payload);
        } catch (JsonProcessingException _) {
            return MissingNode.getInstance();
        }
    }

    Optional<String> text(String field) {
        return Optional.of(fields.path(field))
                .filter(JsonNode::isTextual)
                .map(value -> PlainWords.of(value.asText()))
                .filter(words -> !words.isEmpty());
    }

    Optional<String> count(String field) {
        return Optional.of(fields.path(field))
                .filter(value -> value.canConvertToLong() && value.canConvertToExactIntegral())
                .map(value -> String.format(Locale.ROOT, "%,d", value.asLong()));
    }

    /** A number as it was written. */
    Optional<String> number(String field) {
        return Optional.of(fields.path(field))
                .filter(JsonNode::isNumber)
                .map(value -> value.decimalValue().toString());
    }

    Optional<String> time(String field) {
        return text(field).flatMap(PayloadFields::minute);
    }

    private static Optional<String> minute(String time) {
        try {
            return Optional.of(MINUTE.format(Instant.parse(time)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
