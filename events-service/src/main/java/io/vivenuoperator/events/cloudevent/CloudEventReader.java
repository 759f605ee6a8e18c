package io.vivenuoperator.events.cloudevent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.vivenuoperator.events.cloudevent.CloudEventVerdict.ReadEvents;
import io.vivenuoperator.events.cloudevent.CloudEventVerdict.WrongAttribute;
import io.vivenuoperator.events.envelope.HeaderText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads CloudEvents 1.0 from requests. Thread-safe. */
public final class CloudEventReader {
    private static final String BODY = "body";
    private static final Set<String> URIS = Set.of("source", "dataschema");

    private final int most;

    /**
     * A reader.
     *
     * @param most events that a batch may have
     */
    public CloudEventReader(int most) {
        this.most = most;
    }

    /** One event: {@code application/cloudevents+json}. */
    public CloudEventVerdict structured(String body) {
        return read(body, events -> {
            if (events.next() != JsonToken.START_OBJECT) {
                return new WrongAttribute(BODY, "must be a CloudEvent as a JSON object");
            }
            try {
                return new ReadEvents(List.of(events.event()));
            } catch (AttributeException e) {
                return e.verdict("");
            }
        });
    }

    /** Several: {@code application/cloudevents-batch+json}. One that is wrong refuses them all. */
    public CloudEventVerdict batch(String body) {
        return read(body, events -> {
            if (events.next() != JsonToken.START_ARRAY) {
                return new WrongAttribute(BODY, "must be a JSON list of CloudEvents");
            }
            List<IncomingEvent> read = new ArrayList<>();
            for (JsonToken next = events.next(); next != JsonToken.END_ARRAY; next = events.next()) {
                String place = "[" + read.size() + "]";
                if (read.size() == most) {
                    return new WrongAttribute(BODY, "has more than " + most + " events, send several requests");
                }
                if (next != JsonToken.START_OBJECT) {
                    return new WrongAttribute(place, "must be a CloudEvent as a JSON object");
                }
                try {
                    read.add(events.event());
                } catch (AttributeException e) {
                    return e.verdict(place + ".");
                }
            }
            return new ReadEvents(read);
        });
    }

    /**
     * One event whose attributes are headers.
     *
     * @param headers all of the request, or those that begin with {@code ce-}; names in any case
     * @param contentType what the body is
     */
    public CloudEventVerdict binary(Map<String, String> headers, Optional<String> contentType, String body) {
        try {
            var attributes = new EventAttributes();
            for (Map.Entry<String, String> header : headers.entrySet()) {
                String name = header.getKey().toLowerCase(Locale.ROOT);
                if (name.startsWith(CloudEventWriter.HEADER_PREFIX)) {
                    put(attributes, name.substring(CloudEventWriter.HEADER_PREFIX.length()), header.getValue());
                }
            }
            if (contentType.isPresent()) {
                attributes.put("datacontenttype", contentType.get());
            }
            IncomingEvent event = attributes.event(body.isEmpty() ? "null" : body);
            return body.isEmpty() || JsonData.isOneValue(body)
                    ? new ReadEvents(List.of(event))
                    : new WrongAttribute(BODY, "is not JSON");
        } catch (AttributeException e) {
            return e.verdict("");
        }
    }

    private static void put(EventAttributes attributes, String name, String header) throws AttributeException {
        if (name.equals("datacontenttype")) {
            throw new AttributeException(name, "is not sent as a header, say Content-Type");
        }
        Optional<String> value = HeaderText.read(header);
        if (value.isEmpty()) {
            throw new AttributeException(name, "is not visible ASCII, percent-encode it as UTF-8");
        }
        // Some SDKs send a URI as it is, whose own percent signs must then stay.
        boolean isPlain =
                URIS.contains(name) && !SourceReference.isReference(value.get()) && SourceReference.isReference(header);
        attributes.put(name, isPlain ? header : value.get());
    }

    private static CloudEventVerdict read(String body, EventsReading reading) {
        try (var events = new StructuredEvents(body)) {
            CloudEventVerdict verdict = reading.read(events);
            return verdict instanceof ReadEvents && events.next() != null
                    ? new WrongAttribute(BODY, "has something behind its JSON")
                    : verdict;
        } catch (JsonProcessingException _) {
            // Jackson's message quotes the body.
            return new WrongAttribute(BODY, "is not JSON, or nested too deeply");
        } catch (IOException e) {
            throw new UncheckedIOException("a text can always be read", e);
        }
    }

    /** Of one body. */
    @FunctionalInterface
    private interface EventsReading {
        CloudEventVerdict read(StructuredEvents events) throws IOException;
    }
}
