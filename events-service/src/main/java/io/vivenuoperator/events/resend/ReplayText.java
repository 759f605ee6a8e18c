package io.vivenuoperator.events.resend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.store.delivery.ReplayRecord;
import java.time.Instant;
import java.util.List;

/** A replay as JSON: what was asked for, and how far it has got. */
final class ReplayText {
    private static final List<String> ASKED = List.of("from", "to", "types", "only", "ratePerSecond", "dryRun");
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReplayText() {}

    static ObjectNode of(ReplayRecord replay) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", replay.id())
                .put("webhookId", replay.subscription())
                .put("state", replay.state());
        JsonNode spec = spec(replay);
        ASKED.stream().filter(spec::has).forEach(name -> json.set(name, spec.path(name)));
        return json.put("matched", replay.matched().orElse(null))
                .put("sent", replay.sent())
                .put("failed", replay.failed())
                .put("position", replay.position())
                .put("createdAt", replay.times().created().toString())
                .put(
                        "startedAt",
                        replay.times().started().map(Instant::toString).orElse(null))
                .put(
                        "finishedAt",
                        replay.times().finished().map(Instant::toString).orElse(null));
    }

    private static JsonNode spec(ReplayRecord replay) {
        try {
            return JSON.readTree(replay.spec());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the specification of a replay is JSON", e);
        }
    }
}
