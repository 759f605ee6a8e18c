package io.vivenuoperator.receiver.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.receiver.envelope.KeptFields;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Kept fields by their types; a field of another type is as good as absent. */
record Fields(ObjectNode node) {

    Optional<String> text(String field) {
        JsonNode value = node.path(field);
        return value.isTextual() && !value.textValue().isBlank() ? Optional.of(value.textValue()) : Optional.empty();
    }

    Optional<BigDecimal> number(String field) {
        JsonNode value = node.path(field);
        return value.isNumber() ? Optional.of(value.decimalValue()) : Optional.empty();
    }

    /** A count; Vivenu's document says "number", so 10.0 is one too. */
    Optional<Integer> count(String field) {
        try {
            return number(field).map(BigDecimal::intValueExact);
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    boolean isTrue(String field, boolean absent) {
        return node.path(field).asBoolean(absent);
    }

    Optional<Instant> time(String field) {
        return KeptFields.time(node, field);
    }
}
