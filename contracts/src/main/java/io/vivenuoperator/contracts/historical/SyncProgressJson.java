package io.vivenuoperator.contracts.historical;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.util.Optional;

/** The answer's JSON format: the report's counts, and what only a running sync can say. */
final class SyncProgressJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_TEXT = 600;
    private static final int MOST_GROUPS = 10;

    private SyncProgressJson() {}

    static String write(SyncProgress progress) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("state", progress.state().word());
        progress.detail().ifPresent(detail -> json.put("detail", CountsJson.cut(detail, LONGEST_TEXT)));
        progress.plan().ifPresent(plan -> CountsJson.write(json, plan));
        progress.sends().ifPresent(sends -> CountsJson.write(json, sends, progress.plan()));
        progress.pace().ifPresent(pace -> write(json, pace));
        if (!progress.errors().isEmpty()) {
            var list = json.putArray("errors");
            progress.errors().stream().limit(MOST_GROUPS).forEach(group -> CountsJson.write(list, group, LONGEST_TEXT));
        }
        return json.toString();
    }

    private static void write(ObjectNode json, SendPace pace) {
        json.put("percent", pace.percent());
        pace.ticketsPerHour().ifPresent(rate -> json.put("ticketsPerHour", rate));
        pace.finishAt().ifPresent(at -> json.put("estimatedFinishAt", CountsJson.second(at)));
    }

    static Optional<SyncProgress> read(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            return SyncState.of(json.path("state").asText()).map(state -> progress(state, json));
        } catch (JsonProcessingException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static SyncProgress progress(SyncState state, JsonNode json) {
        return new SyncProgress(
                state,
                Optional.ofNullable(json.path("detail").textValue()).map(text -> CountsJson.cut(text, LONGEST_TEXT)),
                CountsJson.plan(json),
                CountsJson.sends(json),
                pace(json),
                CountsJson.errors(json));
    }

    private static Optional<SendPace> pace(JsonNode json) {
        return json.path("percent").isNumber()
                ? Optional.of(new SendPace(
                        json.path("percent").asInt(),
                        json.path("ticketsPerHour").isNumber()
                                ? Optional.of(json.path("ticketsPerHour").asLong())
                                : Optional.empty(),
                        CountsJson.instant(json, "estimatedFinishAt")))
                : Optional.empty();
    }
}
