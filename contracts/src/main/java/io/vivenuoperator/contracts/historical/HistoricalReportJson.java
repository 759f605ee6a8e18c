package io.vivenuoperator.contracts.historical;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The report's JSON format. What is not known is not there. */
final class HistoricalReportJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_TEXT = 600;
    private static final int MOST_GROUPS = 10;

    private HistoricalReportJson() {}

    static String write(HistoricalReport report) {
        int longest = LONGEST_TEXT;
        int groups = MOST_GROUPS;
        String json = write(report, longest, groups);
        // Some characters take six bytes when escaped.
        while (json.getBytes(StandardCharsets.UTF_8).length > HistoricalReport.LARGEST) {
            longest = Math.max(longest / 2, 20);
            groups--;
            json = write(report, longest, groups);
        }
        return json;
    }

    private static String write(HistoricalReport report, int longest, int groups) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("outcome", report.reason().outcome().word());
        json.put("reason", report.reason().word());
        json.put("region", CountsJson.cut(report.region(), longest));
        events(json, report.eventIds());
        json.put("mode", report.mode());
        json.put("startedAt", CountsJson.second(report.startedAt()));
        json.put("finishedAt", CountsJson.second(report.finishedAt()));
        report.plan().ifPresent(plan -> CountsJson.write(json, plan));
        report.sends().ifPresent(sends -> CountsJson.write(json, sends, report.plan()));
        report.outlook().ifPresent(outlook -> foreseen(json, outlook, longest, groups));
        if (!report.errors().isEmpty() && groups > 0) {
            var list = json.putArray("errors");
            report.errors().stream().limit(groups).forEach(group -> CountsJson.write(list, group, longest));
        }
        json.put("message", CountsJson.cut(report.message(), longest));
        return json.toString();
    }

    private static void events(ObjectNode json, List<String> ids) {
        if (ids.size() == 1) {
            json.put("eventId", ids.getFirst());
        } else {
            ids.forEach(json.putArray("eventIds")::add);
        }
    }

    private static void foreseen(ObjectNode json, PlanOutlook outlook, int longest, int groups) {
        outlook.first().ifPresent(first -> json.put("firstCreatedAt", CountsJson.second(first)));
        outlook.last().ifPresent(last -> json.put("lastCreatedAt", CountsJson.second(last)));
        json.put("expectedSeconds", outlook.expected().toSeconds());
        ObjectNode types = json.putObject("toSendByType");
        outlook.types().entrySet().stream()
                .limit(Math.max(groups, 0))
                .forEach(type -> types.put(CountsJson.cut(type.getKey(), longest), type.getValue()));
    }

    static Optional<HistoricalReport> read(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            return HistoricalReason.of(json.path("reason").asText()).map(reason -> report(reason, json));
        } catch (JsonProcessingException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static HistoricalReport report(HistoricalReason reason, JsonNode json) {
        return new HistoricalReport(
                reason,
                json.path("region").asText(),
                json.has("eventId")
                        ? List.of(json.path("eventId").asText())
                        : json.path("eventIds")
                                .valueStream()
                                .map(JsonNode::asText)
                                .toList(),
                json.path("mode").asText(),
                Instant.parse(json.path("startedAt").asText()),
                Instant.parse(json.path("finishedAt").asText()),
                CountsJson.plan(json),
                CountsJson.sends(json),
                outlook(json),
                CountsJson.errors(json),
                json.path("message").asText());
    }

    private static Optional<PlanOutlook> outlook(JsonNode json) {
        if (!json.path("expectedSeconds").isNumber()) {
            return Optional.empty();
        }
        Map<String, Long> types = new LinkedHashMap<>();
        json.path("toSendByType")
                .properties()
                .forEach(type -> types.put(type.getKey(), type.getValue().asLong()));
        return Optional.of(new PlanOutlook(
                CountsJson.instant(json, "firstCreatedAt"),
                CountsJson.instant(json, "lastCreatedAt"),
                Duration.ofSeconds(json.path("expectedSeconds").asLong()),
                types));
    }
}
