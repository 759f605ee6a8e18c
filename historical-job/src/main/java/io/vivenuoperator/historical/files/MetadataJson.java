package io.vivenuoperator.historical.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vivenuoperator.historical.plan.ChosenTicket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code metadata.json}: what lies beside it. Nothing of buyers. */
final class MetadataJson {
    private static final JsonFactory JSON = new JsonFactory();

    private MetadataJson() {}

    static byte[] of(PullDescription pull, FileForm form, List<ChosenTicket> tickets, List<WrittenFile> files)
            throws IOException {
        var octets = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(octets)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            describe(json, pull);
            shape(json, form);
            json.writeNumberField("tickets", tickets.size());
            json.writeNumberField(
                    "bytes", files.stream().mapToLong(WrittenFile::bytes).sum());
            counts(json, "byStatus", tickets, ChosenTicket::status);
            counts(json, "byType", tickets, ChosenTicket::type);
            list(json, files);
            json.writeEndObject();
        }
        return octets.toByteArray();
    }

    private static void describe(JsonGenerator json, PullDescription pull) throws IOException {
        json.writeStringField("region", pull.region());
        json.writeStringField("eventId", pull.eventId());
        optional(json, "eventName", pull.eventName());
        json.writeStringField("pulledAt", pull.pulledAt().toString());
        optional(json, "expiresAt", pull.expiresAt().map(Instant::toString));
        json.writeObjectFieldStart("filter");
        texts(json, "statuses", pull.choice().statuses().stream().sorted().toList());
        texts(json, "nameContains", pull.choice().nameContains());
        optional(json, "createdAfter", pull.choice().createdAfter().map(Instant::toString));
        optional(json, "createdBefore", pull.choice().createdBefore().map(Instant::toString));
        if (pull.choice().limit().isPresent()) {
            json.writeNumberField("limit", pull.choice().limit().getAsInt());
        }
        json.writeEndObject();
    }

    private static void shape(JsonGenerator json, FileForm form) throws IOException {
        if (form.isRedacted()) {
            json.writeStringField("redacted", "Holder");
        }
        if (!form.recipients().isNone()) {
            json.writeObjectFieldStart("encryption");
            json.writeStringField("format", "age");
            texts(json, "recipients", form.recipients().keys());
            json.writeEndObject();
        }
    }

    private static void counts(
            JsonGenerator json, String field, List<ChosenTicket> tickets, Function<ChosenTicket, String> kind)
            throws IOException {
        Map<String, Long> counted =
                tickets.stream().collect(Collectors.groupingBy(kind, TreeMap::new, Collectors.counting()));
        json.writeObjectFieldStart(field);
        for (Map.Entry<String, Long> each : counted.entrySet()) {
            json.writeNumberField(each.getKey(), each.getValue());
        }
        json.writeEndObject();
    }

    private static void list(JsonGenerator json, List<WrittenFile> files) throws IOException {
        json.writeArrayFieldStart("files");
        for (WrittenFile file : files) {
            json.writeStartObject();
            json.writeStringField("name", file.name());
            json.writeNumberField("bytes", file.bytes());
            json.writeStringField("sha256", file.sha256());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void texts(JsonGenerator json, String field, Collection<String> texts) throws IOException {
        json.writeArrayFieldStart(field);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static void optional(JsonGenerator json, String field, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            json.writeStringField(field, text.get());
        }
    }
}
