package io.vivenuoperator.vendor.vivenu.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The allowed fields of an object, as they were sent. */
public final class RawRecord {
    private final JsonNode node;
    private final RecordShape shape;
    private final Optional<String> excess;
    private final long kept;

    RawRecord(JsonNode node, RecordShape shape, Optional<String> excess, long kept) {
        this.node = node;
        this.shape = shape;
        this.excess = excess;
        this.kept = kept;
    }

    JsonNode node() {
        return node;
    }

    /** Why it exceeds the size limit and has lost its lists; empty if it does not. */
    Optional<String> excess() {
        return excess;
    }

    /** Roughly how much memory it takes, if it has its lists. */
    public long kept() {
        return kept;
    }

    /** Whether it contains an id field, readable or not. */
    public boolean hasId() {
        return node.hasNonNull("_id");
    }

    /** The fields with a value, as JSON text; a field that should be a plain value and is not is left out. */
    public String json() {
        return node instanceof ObjectNode record ? plain(record, shape).toString() : "{}";
    }

    private static ObjectNode plain(ObjectNode record, RecordShape shape) {
        ObjectNode plain = JsonNodeFactory.instance.objectNode();
        record.properties().forEach(field -> {
            JsonNode value = field.getValue();
            RecordShape items = shape.lists().get(field.getKey());
            if (items != null && value instanceof ArrayNode list) {
                plain.set(field.getKey(), plain(list, items));
            } else if (value.isTextual() || value.isNumber() || value.isBoolean()) {
                plain.set(field.getKey(), value);
            }
        });
        return plain;
    }

    private static ArrayNode plain(ArrayNode list, RecordShape items) {
        ArrayNode plain = JsonNodeFactory.instance.arrayNode(list.size());
        list.forEach(entry -> {
            if (entry instanceof ObjectNode record) {
                plain.add(plain(record, items));
            }
        });
        return plain;
    }
}
