package io.vivenuoperator.events.cloudevent;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Data that stands by itself. */
final class JsonData {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonData() {}

    /** Whether a text is one JSON value and nothing else. */
    static boolean isOneValue(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JsonProcessingException _) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("a text can always be read", e);
        }
    }
}
