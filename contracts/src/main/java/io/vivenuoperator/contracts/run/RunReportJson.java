package io.vivenuoperator.contracts.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The report's JSON format. Unknown fields are ignored. */
final class RunReportJson {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private static final int LONGEST_MESSAGE = 600;

    private RunReportJson() {}

    static String write(RunReport report) {
        int longest = LONGEST_MESSAGE;
        String json = write(report, longest);
        // Some characters take six bytes when escaped.
        while (json.getBytes(StandardCharsets.UTF_8).length > RunReport.LARGEST) {
            longest /= 2;
            json = write(report, longest);
        }
        return json;
    }

    private static String write(RunReport report, int longest) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("region", cut(report.region(), longest));
        json.put("kind", report.kind().word());
        json.put("outcome", report.outcome().word());
        report.reason().ifPresent(reason -> json.put("reason", cut(reason, longest)));
        json.put("startedAt", second(report.startedAt()));
        json.put("finishedAt", second(report.finishedAt()));
        report.counts()
                .ifPresent(counts -> json.put("events", counts.events())
                        .put("tickets", counts.tickets())
                        .put("requests", counts.requests()));
        report.completeness()
                .ifPresent(completeness -> json.put("vendorSold", completeness.vendorSold())
                        .put("storedSold", completeness.storedSold())
                        .put("completenessPercent", completeness.percent()));
        report.quarantined().ifPresent(records -> json.put("quarantined", records));
        report.upkeep().ifPresent(problem -> json.put("upkeep", cut(problem, longest)));
        json.put("message", cut(report.fullMessage(), longest));
        return json.toString();
    }

    private static String second(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    static Optional<RunReport> read(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            Optional<RunKind> kind = RunKind.of(json.path("kind").asText());
            Optional<RunOutcome> outcome = RunOutcome.of(json.path("outcome").asText());
            return kind.isPresent() && outcome.isPresent()
                    ? Optional.of(report(json, kind.get(), outcome.get()))
                    : Optional.empty();
        } catch (JsonProcessingException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static RunReport report(JsonNode json, RunKind kind, RunOutcome outcome) {
        return new RunReport(
                json.path("region").asText(""),
                kind,
                outcome,
                text(json, "reason"),
                Instant.parse(json.path("startedAt").asText()),
                Instant.parse(json.path("finishedAt").asText()),
                counts(json),
                completeness(json),
                areNumbers(json, "quarantined")
                        ? Optional.of(json.get("quarantined").asLong())
                        : Optional.empty(),
                text(json, "upkeep"),
                json.path("message").asText(""));
    }

    private static Optional<RunCounts> counts(JsonNode json) {
        return areNumbers(json, "events", "tickets", "requests")
                ? Optional.of(new RunCounts(
                        json.get("events").asLong(),
                        json.get("tickets").asLong(),
                        json.get("requests").asLong()))
                : Optional.empty();
    }

    private static Optional<RunCompleteness> completeness(JsonNode json) {
        return areNumbers(json, "vendorSold", "storedSold", "completenessPercent")
                ? Optional.of(new RunCompleteness(
                        json.get("vendorSold").asLong(),
                        json.get("storedSold").asLong(),
                        json.get("completenessPercent").asDouble()))
                : Optional.empty();
    }

    private static boolean areNumbers(JsonNode json, String... fields) {
        for (String field : fields) {
            if (!json.path(field).isNumber()) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> text(JsonNode json, String field) {
        return Optional.ofNullable(json.path(field).textValue());
    }
}
