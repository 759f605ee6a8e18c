package io.vivenuoperator.contracts.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;

/**
 * An events pod's answer to {@code GET /registry} on its management port: the subscriptions file in force. Contains no secret.
 *
 * @param loaded false until a valid file has been loaded
 * @param revision the revision of that file; empty if it has none
 * @param subscriptions the number of subscriptions in it
 * @param refused why a newer file is not used; absent if none is there
 */
public record LoadedSubscriptions(boolean loaded, String revision, int subscriptions, Optional<String> refused) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LOADED = "loaded";
    private static final String REVISION = "revision";
    private static final String SUBSCRIPTIONS = "subscriptions";
    private static final String REFUSED = "refused";

    public String toJson() {
        var answer = JsonNodeFactory.instance
                .objectNode()
                .put(LOADED, loaded)
                .put(REVISION, revision)
                .put(SUBSCRIPTIONS, subscriptions);
        refused.ifPresent(why -> answer.put(REFUSED, why));
        return answer.toString();
    }

    /** Empty if the answer did not come from an events pod. */
    public static Optional<LoadedSubscriptions> parse(String json) {
        try {
            JsonNode answer = JSON.readTree(json);
            if (!answer.path(LOADED).isBoolean()) {
                return Optional.empty();
            }
            return Optional.of(new LoadedSubscriptions(
                    answer.path(LOADED).booleanValue(),
                    answer.path(REVISION).asText(""),
                    answer.path(SUBSCRIPTIONS).asInt(),
                    Optional.ofNullable(answer.path(REFUSED).textValue())));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
