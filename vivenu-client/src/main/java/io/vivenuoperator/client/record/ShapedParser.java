package io.vivenuoperator.client.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;

/** Reads a record through its shape: what the shape does not name is skipped token by token. */
final class ShapedParser {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LONGEST_NUMBER = 1000;

    private ShapedParser() {}

    /** The value that the parser stands on: an object by its shape, anything else as an empty mark of its kind. */
    static JsonNode read(JsonParser parser, Shape shape) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return mark(parser);
        }
        ObjectNode record = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            readField(parser, shape, record);
        }
        return record;
    }

    private static void readField(JsonParser parser, Shape shape, ObjectNode record) throws IOException {
        String name = parser.currentName();
        parser.nextToken();
        Shape items = shape.lists().get(name);
        if (shape.values().contains(name)) {
            record.set(name, value(parser));
        } else if (items != null) {
            record.set(name, list(parser, items));
        } else if (shape.flags().contains(name)) {
            record.set(name, flags(parser));
        } else {
            parser.skipChildren();
        }
    }

    private static JsonNode list(JsonParser parser, Shape items) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return mark(parser);
        }
        ArrayNode list = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(read(parser, items));
        }
        return list;
    }

    private static JsonNode flags(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return mark(parser);
        }
        ObjectNode flags = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            flags.set(name, value(parser));
        }
        return flags;
    }

    private static JsonNode value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> NODES.textNode(StorableText.of(parser.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> mark(parser);
        };
    }

    /** A number that no decimal can be, for its length or its exponent, is marked as such: an empty list is no number either. */
    private static JsonNode number(JsonParser parser) throws IOException {
        String digits = parser.getText();
        if (digits.length() > LONGEST_NUMBER) {
            return NODES.arrayNode();
        }
        try {
            return NODES.numberNode(new BigDecimal(digits));
        } catch (NumberFormatException e) {
            return NODES.arrayNode();
        }
    }

    /** Remembers the kind of what is not to be read, and skips it. */
    private static JsonNode mark(JsonParser parser) throws IOException {
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
