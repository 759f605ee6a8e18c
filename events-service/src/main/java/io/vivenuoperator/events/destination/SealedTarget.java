package io.vivenuoperator.events.destination;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of a subscription was encrypted: the secrets that sign, and the target whole, as {@code {"secrets":["…"],"deliver":{"webhook":
 * {"url":"…","headers":{},"ca":"PEM","client":{"certificate":"PEM","key":"PEM"}}}}}. No message quotes it.
 */
final class SealedTarget {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> signing;
    private final String kind;
    private final JsonNode target;

    private SealedTarget(List<String> signing, String kind, JsonNode target) {
        this.signing = signing;
        this.kind = kind;
        this.target = target;
    }

    /** A certificate of ours with its key, both in PEM. */
    record ShownCertificate(String chain, String key) {
        @Override
        public String toString() {
            return "ShownCertificate[redacted]";
        }
    }

    /**
     * As it was sealed.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static SealedTarget of(String json) {
        try {
            JsonNode tree = JSON.readTree(json);
            List<Map.Entry<String, JsonNode>> targets =
                    List.copyOf(tree.path("deliver").properties());
            if (targets.size() != 1) {
                throw new IllegalArgumentException("the sealed text does not have one target");
            }
            return new SealedTarget(
                    tree.path("secrets").valueStream().map(JsonNode::asText).toList(),
                    targets.getFirst().getKey(),
                    targets.getFirst().getValue());
        } catch (JsonProcessingException e) {
            // Jackson's message quotes the secrets.
            throw new IllegalArgumentException("the sealed text is not what was sealed");
        }
    }

    /** Such as {@code webhook}. */
    String kind() {
        return kind;
    }

    /** The secrets that sign, the present one first; empty: it is not signed. */
    List<String> signing() {
        return signing;
    }

    Optional<String> url() {
        return text("url");
    }

    /** Of PagerDuty. */
    Optional<String> routingKey() {
        return text("routingKey");
    }

    /** Sent with each request. */
    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        target.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return headers;
    }

    /** Authorities that the endpoint is trusted by, in PEM. */
    Optional<String> authorities() {
        return text("ca");
    }

    /** As whom we appear. */
    Optional<ShownCertificate> certificate() {
        JsonNode client = target.path("client");
        return client.isObject()
                ? Optional.of(new ShownCertificate(
                        client.path("certificate").asText(), client.path("key").asText()))
                : Optional.empty();
    }

    private Optional<String> text(String field) {
        return Optional.ofNullable(target.path(field).textValue()).filter(text -> !text.isEmpty());
    }

    /** Nothing of it. */
    @Override
    public String toString() {
        return "SealedTarget[redacted]";
    }
}
