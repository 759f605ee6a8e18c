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
 * What a receiver answers on {@code GET /registry} (management port): the regions file it has in force. Nothing secret.
 *
 * @param loaded false before the first good file
 * @param revision of the file in force; empty when it names none
 * @param regions how many regions it has
 * @param lastDelivery asked with {@code ?region=}: when that region's newest key last signed a delivery; absent while none did
 */
public record LoadedRegistry(boolean loaded, String revision, int regions, Optional<Instant> lastDelivery) {
    /** The query parameter that asks about one region. */
    public static final String REGION = "region";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LOADED = "loaded";
    private static final String REVISION = "revision";
    private static final String REGIONS = "regions";
    private static final String LAST_DELIVERY = "lastDelivery";

    public String toJson() {
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put(LOADED, loaded)
                .put(REVISION, revision)
                .put(REGIONS, regions);
        lastDelivery.ifPresent(at -> answer.put(LAST_DELIVERY, at.toString()));
        return answer.toString();
    }

    /** Empty when something else than a receiver answered. */
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
                    instant(answer.path(LAST_DELIVERY))));
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
