package io.vivenuoperator.events.cloudevent;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.Optional;

/** Reads CloudEvents in JSON from one text. The text of the data is cut out as it stands there. For one thread. */
final class StructuredEvents implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();

    private final String text;
    private final JsonParser parser;

    StructuredEvents(String text) throws IOException {
        this.text = text;
        // An array of characters is parsed in one piece, so that places in it are places in the text.
        parser = JSON.createParser(text.toCharArray());
    }

    JsonToken next() throws IOException {
        return parser.nextToken();
    }

    /** The event whose object has just begun. */
    IncomingEvent event() throws IOException, AttributeException {
        var attributes = new EventAttributes();
        Optional<String> data = Optional.empty();
        Optional<String> encoded = Optional.empty();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("data")) {
                data = once(name, data, rawValue());
            } else if (name.equals("data_base64")) {
                encoded = once(name, encoded, string(name, value));
            } else if (value != JsonToken.VALUE_NULL) {
                attributes.put(name, attribute(name, value));
            }
        }
        if (data.isPresent() && encoded.isPresent()) {
            throw new AttributeException("data_base64", "stands beside data, send one of them");
        }
        // The kind of data is judged first: it says more than what follows from it.
        attributes.event("null");
        String payload = encoded.isPresent() ? decoded(encoded.get()) : data.orElse("null");
        return attributes.event(payload);
    }

    private String rawValue() throws IOException {
        int start = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
        parser.skipChildren();
        parser.finishToken();
        return text.substring(start, Math.toIntExact(parser.currentLocation().getCharOffset()));
    }

    private static Optional<String> once(String name, Optional<String> before, String value) throws AttributeException {
        if (before.isPresent()) {
            throw new AttributeException(name, "is there twice, send it once");
        }
        return Optional.of(value);
    }

    private String attribute(String name, JsonToken value) throws IOException, AttributeException {
        if (value != JsonToken.VALUE_STRING && EventAttributes.isText(name)) {
            throw new AttributeException(name, "must be a string");
        }
        return switch (value) {
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> "true";
            case VALUE_FALSE -> "false";
            case VALUE_NUMBER_INT -> parser.getText();
            default -> throw new AttributeException(name, "must be a string, a whole number, true or false");
        };
    }

    private String string(String name, JsonToken value) throws IOException, AttributeException {
        if (value != JsonToken.VALUE_STRING) {
            throw new AttributeException(name, "must be a string");
        }
        return parser.getText();
    }

    private static String decoded(String encoded) throws AttributeException {
        try {
            String json = UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getDecoder().decode(encoded)))
                    .toString();
            if (JsonData.isOneValue(json)) {
                return json;
            }
        } catch (IllegalArgumentException | CharacterCodingException _) {
            // The message below says what it must be.
        }
        throw new AttributeException("data_base64", "must be JSON in UTF-8 and base64: only JSON is kept");
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
