package io.vivenuoperator.contracts.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * A subscription in the two parts that the database keeps: one that anybody may read, and one to be encrypted first.
 *
 * @param spec JSON of the entry in the subscriptions file, without its secrets, URL, headers, keys and certificates
 * @param secrets JSON with {@code secrets}, and {@code deliver} whole
 */
public record StoredSubscription(String spec, String secrets) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> OPEN =
            Set.of(FileFields.FORMAT, FileFields.INCLUDE_METADATA, FileFields.CARD_STYLE, FileFields.LABELS);

    public static StoredSubscription of(HandedSubscription subscription) {
        var whole = JsonNodeFactory.instance.objectNode();
        SubscriptionsFileWriter.write(subscription, whole);
        var secrets = JsonNodeFactory.instance.objectNode();
        secrets.set(FileFields.SECRETS, whole.get(FileFields.SECRETS));
        secrets.set(FileFields.DELIVER, whole.get(FileFields.DELIVER).deepCopy());
        whole.remove(FileFields.SECRETS);
        whole.path(FileFields.DELIVER).forEach(target -> ((ObjectNode) target).retain(OPEN));
        return new StoredSubscription(whole.toString(), secrets.toString());
    }

    /**
     * Puts both parts together again.
     *
     * @throws MalformedSubscriptionsFileException if they are not what {@link #of} made
     */
    public HandedSubscription whole() throws MalformedSubscriptionsFileException {
        var entry = object(spec, "spec");
        entry.setAll(object(secrets, "secrets"));
        return SubscriptionsFileParser.subscription(new FileNode(entry, ""));
    }

    private static ObjectNode object(String json, String part) throws MalformedSubscriptionsFileException {
        try {
            JsonNode node = JSON.readTree(json);
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            // Its message would quote the part.
            throw new MalformedSubscriptionsFileException(part + " of a stored subscription is not JSON");
        }
        throw new MalformedSubscriptionsFileException(part + " of a stored subscription is not a JSON object");
    }

    /** Without the secrets, which would end up in a log. */
    @Override
    public String toString() {
        return "StoredSubscription[" + spec + "]";
    }
}
