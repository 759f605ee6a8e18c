package io.vivenuoperator.receiver.envelope;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vivenuoperator.vendor.vivenu.record.RawRecord;
import io.vivenuoperator.vendor.vivenu.record.RecordReader;
import io.vivenuoperator.vendor.vivenu.record.StorableText;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one body. Fields may come in any order, so the data is read with both allow-lists before the type is known. */
final class EnvelopeReader {
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final Pattern TYPE = Pattern.compile("[A-Za-z]{1,50}(?:\\.[A-Za-z]{1,50}){1,3}");
    private static final int LONGEST_OPTIONAL = 200;

    private final JsonParser parser;
    private final Set<String> seen = new HashSet<>();
    private @Nullable String id;
    private @Nullable String type;
    private @Nullable String mode;
    private @Nullable String sellerId;
    private @Nullable String webhookId;
    private @Nullable RawRecord event;
    private @Nullable RawRecord ticket;

    EnvelopeReader(JsonParser parser) {
        this.parser = parser;
    }

    ParsedBody read() throws IOException, NotAnEnvelopeException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new NotAnEnvelopeException("body", "must be a JSON object");
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            parser.nextToken();
            readField(field);
        }
        if (parser.nextToken() != null) {
            throw new NotAnEnvelopeException("body", "must end after the JSON object");
        }
        return accepted();
    }

    private void readField(String field) throws IOException, NotAnEnvelopeException {
        switch (field) {
            case "id" -> id = matching(field, ID);
            case "type" -> type = matching(field, TYPE);
            case "mode" -> mode = optional(field);
            case "sellerId" -> sellerId = optional(field);
            case "webhookId" -> webhookId = optional(field);
            case "data" -> readData();
            default -> parser.skipChildren();
        }
    }

    private void readData() throws IOException, NotAnEnvelopeException {
        once("data");
        if (!parser.hasToken(JsonToken.START_OBJECT)) {
            throw new NotAnEnvelopeException("data", "must be an object");
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "event" -> event = RecordReader.EVENT.fields(parser);
                case "ticket" -> ticket = RecordReader.TICKET.fields(parser);
                default -> parser.skipChildren();
            }
        }
    }

    private ParsedBody accepted() throws NotAnEnvelopeException {
        if (!seen.contains("data")) {
            throw new NotAnEnvelopeException("data", "is missing");
        }
        var envelope = new Envelope(
                required("id", id),
                required("type", type),
                Optional.ofNullable(mode),
                Optional.ofNullable(sellerId),
                Optional.ofNullable(webhookId));
        return new ParsedBody.Accepted(envelope, kept(envelope.type()));
    }

    private RetainedData kept(String ofType) {
        return switch (ofType) {
            case "event.created", "event.updated" -> event(false);
            case "event.deleted" -> event(true);
            case "ticket.created", "ticket.updated" ->
                ticket == null ? new RetainedData.Nothing() : KeptRecords.ticket(ticket);
            default -> new RetainedData.Nothing();
        };
    }

    private RetainedData event(boolean deleted) {
        return event == null ? new RetainedData.Nothing() : KeptRecords.event(event, deleted);
    }

    private String matching(String field, Pattern pattern) throws IOException, NotAnEnvelopeException {
        once(field);
        if (!parser.hasToken(JsonToken.VALUE_STRING)
                || !pattern.matcher(parser.getText()).matches()) {
            throw new NotAnEnvelopeException(field, "must be a string that matches " + pattern);
        }
        return parser.getText();
    }

    private @Nullable String optional(String field) throws IOException, NotAnEnvelopeException {
        once(field);
        if (parser.hasToken(JsonToken.VALUE_NULL)) {
            return null;
        }
        if (!parser.hasToken(JsonToken.VALUE_STRING) || parser.getText().length() > LONGEST_OPTIONAL) {
            throw new NotAnEnvelopeException(field, "must be a string of at most " + LONGEST_OPTIONAL + " characters");
        }
        return StorableText.of(parser.getText());
    }

    /** A second value would let two readers of the same signed body see two different deliveries. */
    private void once(String field) throws NotAnEnvelopeException {
        if (!seen.add(field)) {
            throw new NotAnEnvelopeException(field, "appears twice");
        }
    }

    private static String required(String field, @Nullable String value) throws NotAnEnvelopeException {
        if (value == null) {
            throw new NotAnEnvelopeException(field, "is missing");
        }
        return value;
    }
}
