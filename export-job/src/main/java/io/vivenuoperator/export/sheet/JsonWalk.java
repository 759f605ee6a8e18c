package io.vivenuoperator.export.sheet;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Walks through JSON as it arrives. What nobody takes is skipped. */
final class JsonWalk {
    private final JsonParser json;

    JsonWalk(JsonParser json) {
        this.json = json;
    }

    /** Takes the value of a field, or says that it does not want it. */
    @FunctionalInterface
    interface FieldTaker {
        /** Returns whether the value was read to its end; the parser stands at its first token. */
        boolean take(String name) throws IOException;
    }

    /** Takes an element. */
    @FunctionalInterface
    interface ElementTaker {
        /** Reads it to its end; the parser stands at its first token. */
        void take() throws IOException;
    }

    /** Each field of the object at which the parser stands; anything else is skipped. */
    void object(FieldTaker taker) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (!taker.take(name)) {
                json.skipChildren();
            }
        }
    }

    /** Each element of the array at which the parser stands; anything else is skipped. Returns true. */
    boolean array(ElementTaker taker) throws IOException {
        if (json.currentToken() == JsonToken.START_ARRAY) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                taker.take();
            }
        } else {
            json.skipChildren();
        }
        return true;
    }
}
