package io.vivenuoperator.client.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Reads a record through its shape: what the shape does not name is skipped token by token. */
final class ShapedParser {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectMapper mapper;

    ShapedParser(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The value that the parser stands on: an object by its shape, anything else as an empty mark of its kind. */
    JsonNode read(JsonParser parser, Shape shape) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return mark(parser);
        }
        ObjectNode record = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            readField(parser, shape, record);
        }
        return record;
    }

    private void readField(JsonParser parser, Shape shape, ObjectNode record) throws IOException {
        String name = parser.currentName();
        parser.nextToken();
        Shape items = shape.lists().get(name);
        if (shape.values().contains(name)) {
            record.set(name, value(parser));
        } else if (items != null) {
            record.set(name, list(parser, items));
        } else if (shape.flags().contains(name)) {
            record.set(name, mapper.<JsonNode>readTree(parser));
        } else {
            parser.skipChildren();
        }
    }

    private JsonNode list(JsonParser parser, Shape items) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return mark(parser);
        }
        ArrayNode list = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(read(parser, items));
        }
        return list;
    }

    private JsonNode value(JsonParser parser) throws IOException {
        return parser.currentToken().isScalarValue() ? mapper.<JsonNode>readTree(parser) : mark(parser);
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
