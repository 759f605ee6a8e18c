package io.vivenuoperator.client.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads one record through its shape: what the shape does not name is skipped token by token, and when the record's allowance is
 * used up, so is the rest but its id.
 */
final class ShapedParser {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String ID = "_id";

    private final ObjectMapper mapper;
    private final JsonParser parser;
    private final Allowance allowance;
    private Optional<String> id = Optional.empty();

    ShapedParser(ObjectMapper mapper, JsonParser parser, Allowance allowance) {
        this.mapper = mapper;
        this.parser = parser;
        this.allowance = allowance;
    }

    /** The value that the parser stands on: an object by its shape, anything else as an empty mark of its kind. */
    JsonNode read(Shape shape) throws IOException {
        return read(shape, true);
    }

    /** The record's id, as soon as it was met: known also when the record breaks off behind it. */
    Optional<String> id() {
        return id;
    }

    private JsonNode read(Shape shape, boolean outermost) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return mark();
        }
        ObjectNode record = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            readField(shape, record, outermost);
        }
        return record;
    }

    private void readField(Shape shape, ObjectNode record, boolean outermost) throws IOException {
        String name = parser.currentName();
        parser.nextToken();
        if (outermost && name.equals(ID)) {
            readId();
        }
        if (allowance.excess().isPresent()) {
            parser.skipChildren();
            return;
        }
        Shape items = shape.lists().get(name);
        if (shape.values().contains(name)) {
            record.set(name, value(name));
        } else if (items != null) {
            record.set(name, list(items));
        } else if (shape.flags().contains(name)) {
            record.set(name, flags());
        } else {
            parser.skipChildren();
        }
    }

    private void readId() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING && parser.getTextLength() <= Limits.LONGEST_ID) {
            id = Optional.of(parser.getText());
        }
    }

    private JsonNode list(Shape items) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return mark();
        }
        ArrayNode list = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (allowance.takes(0)) {
                list.add(read(items, false));
            } else {
                parser.skipChildren();
            }
        }
        return list;
    }

    /** A map of switches; what is not one is off. */
    private JsonNode flags() throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return mark();
        }
        ObjectNode flags = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            boolean on = parser.nextToken() == JsonToken.VALUE_TRUE;
            parser.skipChildren();
            if (allowance.takes(name.length())) {
                flags.put(name, on);
            }
        }
        return flags;
    }

    private JsonNode value(String name) throws IOException {
        JsonToken token = parser.currentToken();
        if (!token.isScalarValue()) {
            return mark();
        }
        int longest = token.isNumeric() ? Limits.LONGEST_NUMBER : Limits.LONGEST_TEXT;
        return allowance.takes(name, parser.getTextLength(), longest) ? mapper.<JsonNode>readTree(parser) : mark();
    }

    /** Remembers the kind of what is not to be read, and skips it. */
    private JsonNode mark() throws IOException {
        JsonToken token = parser.currentToken();
        parser.skipChildren();
        return switch (token) {
            case START_OBJECT -> NODES.objectNode();
            case START_ARRAY -> NODES.arrayNode();
            case VALUE_NULL -> NODES.nullNode();
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(true);
            case VALUE_STRING -> NODES.textNode("");
            default -> NODES.numberNode(0);
        };
    }
}
