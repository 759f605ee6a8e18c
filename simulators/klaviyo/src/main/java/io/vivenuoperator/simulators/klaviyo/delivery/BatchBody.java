package io.vivenuoperator.simulators.klaviyo.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulators.klaviyo.world.KlaviyoEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** The body of a delivery: some events, and which webhook of which account they are for. */
final class BatchBody {
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    private BatchBody() {}

    static String of(String accountId, String webhookId, List<KlaviyoEvent> events, Instant now) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode data = body.putArray("data");
        events.forEach(event -> add(data, event));
        body.putObject("meta")
                .put("timestamp", now.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("klaviyo_webhook_id", webhookId)
                .put("klaviyo_account_id", accountId)
                .put("version", "1");
        return body.toString();
    }

    private static void add(ArrayNode data, KlaviyoEvent event) {
        ObjectNode entry = data.addObject().put("topic", event.topic()).put("external_id", event.id());
        ObjectNode resource = entry.putObject("payload")
                .putObject("data")
                .put("type", "event")
                .put("id", event.id());
        ObjectNode attributes =
                resource.putObject("attributes").put("timestamp", event.at().getEpochSecond());
        attributes.putObject("event_properties");
        attributes
                .put("datetime", OFFSET.format(event.at().atOffset(ZoneOffset.UTC)))
                .put("uuid", uuid(event).toString());
        ObjectNode relationships = resource.putObject("relationships");
        relationships
                .putObject("profile")
                .putObject("data")
                .put("type", "profile")
                .put("id", event.profileId());
        relationships
                .putObject("metric")
                .putObject("data")
                .put("type", "metric")
                .put("id", event.metricId());
    }

    private static UUID uuid(KlaviyoEvent event) {
        return UUID.nameUUIDFromBytes(event.id().getBytes(StandardCharsets.UTF_8));
    }
}
