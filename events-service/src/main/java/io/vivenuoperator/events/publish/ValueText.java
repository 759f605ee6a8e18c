package io.vivenuoperator.events.publish;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Takes a JSON value out of a body as text, exactly as it stands there. */
final class ValueText {
    private final String body;

    /**
     * Of one body.
     *
     * @param body what the parser reads, from its first character
     */
    ValueText(String body) {
        this.body = body;
    }

    /**
     * The value at the parser's token, which is then at its end.
     *
     * @param field its name for whoever sent it
     * @param most octets as UTF-8
     */
    String at(JsonParser parser, String field, int most) throws IOException, BadEventException {
        int start = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
        int depth = 0;
        do {
            depth += step(parser.currentToken());
            if (depth > EventLimits.DEEPEST) {
                throw new BadEventException(field, "is deeper than " + EventLimits.DEEPEST + " levels, flatten it");
            }
            refuseNul(parser, field);
        } while (depth > 0 && parser.nextToken() != null);
        parser.finishToken();
        String text =
                body.substring(start, Math.toIntExact(parser.currentLocation().getCharOffset()));
        if (text.length() > most || text.getBytes(StandardCharsets.UTF_8).length > most) {
            throw new BadEventException(field, "is larger than " + most + " bytes, send a reference to what it says");
        }
        return text;
    }

    private static int step(JsonToken token) {
        if (token.isStructStart()) {
            return 1;
        }
        return token.isStructEnd() ? -1 : 0;
    }

    private static void refuseNul(JsonParser parser, String field) throws IOException, BadEventException {
        JsonToken token = parser.currentToken();
        if ((token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME)
                && parser.getText().indexOf('\0') >= 0) {
            throw new BadEventException(field, "contains U+0000, leave it out");
        }
    }
}
