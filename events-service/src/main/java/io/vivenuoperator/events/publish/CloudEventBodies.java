package io.vivenuoperator.events.publish;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.vivenuoperator.events.cloudevent.CloudEventMode;
import io.vivenuoperator.events.cloudevent.CloudEventReader;
import io.vivenuoperator.events.cloudevent.CloudEventVerdict;
import io.vivenuoperator.events.cloudevent.IncomingEvent;
import io.vivenuoperator.platform.service.exchange.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes CloudEvents as events of ours: their data is the payload. */
public final class CloudEventBodies {
    private static final HeaderName VERSION = HeaderNames.create("ce-specversion");
    private static final JsonFactory JSON = new JsonFactory();

    /** The headers that a CloudEvent of binary mode may have. */
    public static final List<HeaderName> HEADERS = Stream.of(
                    "ce-specversion",
                    "ce-id",
                    "ce-source",
                    "ce-type",
                    "ce-time",
                    "ce-subject",
                    "ce-dataschema",
                    "ce-partitionkey",
                    "ce-sequence",
                    "ce-traceparent",
                    "ce-tracestate")
            .map(HeaderNames::create)
            .toList();

    private final CloudEventReader reader = new CloudEventReader(EventLimits.MOST_EVENTS);

    /** In which way a request carries CloudEvents, if it does. */
    static CloudEventMode mode(Exchange exchange) {
        return CloudEventMode.of(
                exchange.header(HeaderNames.CONTENT_TYPE),
                exchange.header(VERSION).isPresent());
    }

    /**
     * The events of a body.
     *
     * @throws BadEventException if one can't be taken
     */
    SentEvents read(CloudEventMode mode, Exchange exchange, byte[] octets) throws BadEventException {
        String body = BodyText.of(octets);
        CloudEventVerdict verdict =
                switch (mode) {
                    case BATCH -> reader.batch(body);
                    case BINARY -> reader.binary(headers(exchange), exchange.header(HeaderNames.CONTENT_TYPE), body);
                    case STRUCTURED, NONE -> reader.structured(body);
                };
        return switch (verdict) {
            case CloudEventVerdict.ReadEvents(List<IncomingEvent> events) -> sent(events, mode != CloudEventMode.BATCH);
            case CloudEventVerdict.WrongAttribute(String attribute, String message) ->
                throw new BadEventException(attribute, message);
        };
    }

    private static Map<String, String> headers(Exchange exchange) {
        Map<String, String> headers = new LinkedHashMap<>();
        HEADERS.forEach(name -> exchange.header(name).ifPresent(value -> headers.put(name.lowerCase(), value)));
        return headers;
    }

    private static SentEvents sent(List<IncomingEvent> events, boolean single) throws BadEventException {
        if (events.isEmpty()) {
            throw new BadEventException("body", "has no events, send at least one");
        }
        List<EventDraft> drafts = new ArrayList<>();
        for (IncomingEvent event : events) {
            drafts.add(draft(event, single ? "" : "[" + drafts.size() + "]."));
        }
        return new SentEvents(drafts, single);
    }

    private static EventDraft draft(IncomingEvent event, String place) throws BadEventException {
        var rules = new DraftRules(place);
        Optional<String> metadata = event.metadata();
        if (metadata.isPresent()) {
            checked(metadata.get(), place + "attributes", EventLimits.METADATA_OCTETS);
        }
        return new EventDraft(
                rules.label("id", Optional.of(event.id())),
                rules.type(Optional.of(event.type())),
                rules.source(Optional.of(event.source())),
                rules.label("subject", event.key()),
                checked(event.payload(), place + "data", EventLimits.PAYLOAD_OCTETS),
                metadata,
                event.time());
    }

    private static String checked(String json, String field, int most) throws BadEventException {
        try (JsonParser parser = JSON.createParser(json.toCharArray())) {
            parser.nextToken();
            return new ValueText(json).at(parser, field, most);
        } catch (JsonProcessingException e) {
            throw new BadEventException(field, "is not JSON, or has a number of more than 1000 digits");
        } catch (IOException e) {
            throw new UncheckedIOException("a text can always be read", e);
        }
    }
}
