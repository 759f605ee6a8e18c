package io.vivenuoperator.receiver.envelope;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * The allow-listed fields of one object, with what the database is told of them. All of it is made where the body is read, by as
 * many threads as there are requests: the writer is one.
 *
 * @param json the fields as text
 * @param updatedAt when Vivenu last changed the object; absent when it does not say so, or not as a time
 */
public record KeptFields(ObjectNode node, String json, Optional<Instant> updatedAt) {

    public static KeptFields of(ObjectNode node) {
        return new KeptFields(node, node.toString(), time(node, "updatedAt"));
    }

    /** A field's time; Vivenu writes ISO-8601 with milliseconds and Z. */
    public static Optional<Instant> time(ObjectNode node, String field) {
        try {
            String text = node.path(field).asText("");
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
