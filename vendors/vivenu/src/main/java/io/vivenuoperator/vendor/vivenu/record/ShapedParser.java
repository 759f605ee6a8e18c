package io.vivenuoperator.vendor.vivenu.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Reads one record by its shape: fields outside the shape are skipped token by token. When the record's allowance is used
 * up, its lists are dropped and its plain fields kept: they are few, and identify the record and its version.
 */
public final class ShapedParser {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String ID = "_id";

    private final JsonParser parser;
    private final RecordShape shape;
    private final RecordAllowance allowance;
    private Optional<String> id = Optional.empty();

    ShapedParser(JsonParser parser, RecordShape shape, RecordAllowance allowance) {
        this.parser = parser;
        this.shape = shape;
        this.allowance = allowance;
    }

    /** The value at the parser's position: an object by its shape, anything else as an empty placeholder of its kind. */
    public RawRecord read() throws IOException {
        JsonNode node = record(shape, true);
        Optional<String> excess = allowance.excess();
        if (excess.isPresent() && node instanceof ObjectNode record) {
            record.remove(shape.lists().keySet());
            record.remove(shape.flags());
        }
        return new RawRecord(node, shape, excess, excess.isEmpty() ? allowance.kept() : 0);
    }

    /** The record's id, as soon as it has been read, even if the record is cut off after it. */
    public Optional<String> id() {
        return id;
    }

    private JsonNode record(RecordShape fields, boolean outermost) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return mark();
        }
        ObjectNode record = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            readField(fields, record, outermost);
        }
        return record;
    }

    private void readField(RecordShape fields, ObjectNode record, boolean outermost) throws IOException {
        String name = parser.currentName();
        parser.nextToken();
        RecordShape items = fields.lists().get(name);
        if (fields.values().contains(name)) {
            JsonNode value = value();
            if (outermost || allowance.excess().isEmpty()) {
                record.set(name, value);
            }
            if (outermost && name.equals(ID)) {
                id = TextReader.id(value) instanceof ParsedField.Read<String> read ? Optional.of(read.value()) : id;
            }
        } else if (allowance.excess().isPresent()) {
            parser.skipChildren();
        } else if (items != null) {
            record.set(name, list(items));
        } else if (fields.flags().contains(name)) {
            record.set(name, flags());
        } else {
            parser.skipChildren();
        }
    }

    private JsonNode list(RecordShape items) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return mark();
        }
        ArrayNode list = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (allowance.takes(0)) {
                list.add(record(items, false));
            } else {
                parser.skipChildren();
            }
        }
        return list;
    }

    /** A map of switches; anything else in it counts as off. */
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

    private JsonNode value() throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> text();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> mark();
        };
    }

    /** A text that is too long for any field is truncated, but stays too long. */
    private JsonNode text() throws IOException {
        int length = Math.min(parser.getTextLength(), RecordLimits.LONGEST_TEXT + 1);
        allowance.takes(length);
        var text = new String(parser.getTextCharacters(), parser.getTextOffset(), length);
        return NODES.textNode(StorableText.of(text));
    }

    /**
     * A number that no decimal can represent, because of its length or exponent, becomes an empty list, which is not a
     * number either.
     */
    private JsonNode number() throws IOException {
        int length = parser.getTextLength();
        allowance.takes(Math.min(length, RecordLimits.LONGEST_NUMBER));
        if (length > RecordLimits.LONGEST_NUMBER) {
            return NODES.arrayNode();
        }
        try {
            return NODES.numberNode(new BigDecimal(parser.getText()));
        } catch (NumberFormatException e) {
            return NODES.arrayNode();
        }
    }

    /** Records the kind of a value that is not read, and skips it. */
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
