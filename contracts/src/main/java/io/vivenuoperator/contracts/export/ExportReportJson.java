package io.vivenuoperator.contracts.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;

/** The report's JSON format. What is not known is not there. */
final class ExportReportJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_TEXT = 1_000;

    private ExportReportJson() {}

    static String write(ExportReport report) {
        int longest = LONGEST_TEXT;
        String json = write(report, longest);
        // Some characters take six bytes when escaped.
        while (json.getBytes(StandardCharsets.UTF_8).length > ExportReport.LARGEST) {
            longest /= 2;
            json = write(report, longest);
        }
        return json;
    }

    private static String write(ExportReport report, int longest) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("outcome", report.reason().outcome().word());
        json.put("reason", report.reason().word());
        json.put("export", cut(report.export(), longest));
        json.put("startedAt", second(report.startedAt()));
        json.put("finishedAt", second(report.finishedAt()));
        report.counts().rows().ifPresent(rows -> json.put("rows", rows));
        report.counts().cells().ifPresent(cells -> json.put("cells", cells));
        json.put("requests", report.counts().requests());
        json.put("message", cut(report.message(), longest));
        return json.toString();
    }

    static Optional<ExportReport> read(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            return ExportReason.of(json.path("reason").asText()).map(reason -> report(reason, json));
        } catch (JsonProcessingException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ExportReport report(ExportReason reason, JsonNode json) {
        return new ExportReport(
                reason,
                json.path("export").asText(),
                Instant.parse(json.path("startedAt").asText()),
                Instant.parse(json.path("finishedAt").asText()),
                new ExportCounts(
                        number(json, "rows"),
                        number(json, "cells"),
                        json.path("requests").asLong()),
                json.path("message").asText());
    }

    private static OptionalLong number(JsonNode json, String field) {
        return json.path(field).isNumber() ? OptionalLong.of(json.path(field).asLong()) : OptionalLong.empty();
    }

    private static String second(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
