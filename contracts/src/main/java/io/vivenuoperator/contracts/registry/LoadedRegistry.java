package io.vivenuoperator.contracts.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * A receiver's answer to {@code GET /registry} on its management port: the regions file in force. Contains no secret.
 *
 * @param loaded false until a valid file has been loaded
 * @param revision the revision of that file; empty if it has none
 * @param regions the number of regions in it
 * @param lastDelivery with {@code ?region=}: when the region's newest key last signed a delivery; absent if none
 * has arrived
 * @param tests whether this receiver knows a {@link TestDelivery}; an older one would take it for a delivery
 */
public record LoadedRegistry(
        boolean loaded, String revision, int regions, Optional<Instant> lastDelivery, boolean tests) {
    /** The query parameter that selects one region. */
    public static final String REGION = "region";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LOADED = "loaded";
    private static final String REVISION = "revision";
    private static final String REGIONS = "regions";
    private static final String LAST_DELIVERY = "lastDelivery";
    private static final String TESTS = "tests";

    public String toJson() {
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put(LOADED, loaded)
                .put(REVISION, revision)
                .put(REGIONS, regions)
                .put(TESTS, tests);
        lastDelivery.ifPresent(at -> answer.put(LAST_DELIVERY, at.toString()));
        return answer.toString();
    }

    /** Empty if the answer did not come from a receiver. */
    public static Optional<LoadedRegistry> parse(String json) {
        try {
            JsonNode answer = JSON.readTree(json);
            if (!answer.path(LOADED).isBoolean()) {
                return Optional.empty();
            }
            return Optional.of(new LoadedRegistry(
                    answer.path(LOADED).booleanValue(),
                    answer.path(REVISION).asText(""),
                    answer.path(REGIONS).asInt(),
                    instant(answer.path(LAST_DELIVERY)),
                    answer.path(TESTS).asBoolean()));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(JsonNode text) {
        try {
            return text.isTextual() ? Optional.of(Instant.parse(text.textValue())) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
