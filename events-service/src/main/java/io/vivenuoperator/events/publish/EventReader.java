package io.vivenuoperator.events.publish;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads events from JSON: {@code {"type","source","payload","metadata"}} with {@code id}, {@code key} and {@code time} if wanted, or a
 * list of such objects.
 */
public final class EventReader {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String BODY = "body";

    /**
     * The events of a body.
     *
     * @throws BadEventException for anything that is none, naming the field
     */
    public SentEvents read(byte[] octets) throws BadEventException {
        String body = BodyText.of(octets);
        try (JsonParser parser = JSON.createParser(body.toCharArray())) {
            SentEvents events = events(parser, new ValueText(body));
            if (parser.nextToken() != null) {
                throw new BadEventException(BODY, "has something behind its JSON, send one object or one list");
            }
            return events;
        } catch (StreamConstraintsException e) {
            throw new BadEventException(
                    BODY, "has a number of more than 1000 digits, or more levels than any event may have");
        } catch (JsonProcessingException e) {
            // Jackson's message quotes the body.
            var at = e.getLocation();
            throw new BadEventException(
                    BODY,
                    at == null
                            ? "is not JSON"
                            : "is not JSON: line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()));
        } catch (IOException e) {
            throw new UncheckedIOException("a text can always be read", e);
        }
    }

    private static SentEvents events(JsonParser parser, ValueText values) throws IOException, BadEventException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_OBJECT) {
            return new SentEvents(List.of(EventFields.read(parser, values, "")), true);
        }
        if (first != JsonToken.START_ARRAY) {
            throw new BadEventException(BODY, "must be an event as a JSON object, or a list of events");
        }
        List<EventDraft> events = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String place = "[" + events.size() + "]";
            if (events.size() == EventLimits.MOST_EVENTS) {
                throw new BadEventException(
                        BODY, "has more than " + EventLimits.MOST_EVENTS + " events, send several requests");
            }
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw new BadEventException(place, "must be an event as a JSON object");
            }
            events.add(EventFields.read(parser, values, place + "."));
        }
        if (events.isEmpty()) {
            throw new BadEventException(BODY, "has no events, send at least one");
        }
        return new SentEvents(events, false);
    }
}
