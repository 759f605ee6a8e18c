package io.vivenuoperator.platform.api.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Where a page ended, as a cursor carried it: anybody can have written it. */
public record Place(List<? extends JsonNode> values) {
    public Place {
        values = List.copyOf(values);
    }

    /** Of texts. */
    public static Place of(String... texts) {
        return new Place(
                Arrays.stream(texts).map(JsonNodeFactory.instance::textNode).toList());
    }

    /** A value as it was written. */
    public JsonNode value(int at) throws BadParameterException {
        if (at >= values.size()) {
            throw refused();
        }
        return values.get(at);
    }

    public String text(int at) throws BadParameterException {
        String text = value(at).textValue();
        // The database has no text with NUL in it.
        if (text == null || text.indexOf('\0') >= 0) {
            throw refused();
        }
        return text;
    }

    public Instant instant(int at) throws BadParameterException {
        try {
            return Instant.parse(text(at));
        } catch (DateTimeException e) {
            throw refused();
        }
    }

    public int count(int at) throws BadParameterException {
        try {
            return Integer.parseUnsignedInt(text(at));
        } catch (NumberFormatException e) {
            throw refused();
        }
    }

    /** A number in a log. */
    public long number(int at) throws BadParameterException {
        try {
            return Long.parseUnsignedLong(text(at));
        } catch (NumberFormatException e) {
            throw refused();
        }
    }

    /** Says so to whoever sent it. */
    public static BadParameterException refused() {
        return new BadParameterException(
                PageCursor.PARAMETER,
                "is not the cursor of this question; take that of the page before, with the same parameters");
    }
}
