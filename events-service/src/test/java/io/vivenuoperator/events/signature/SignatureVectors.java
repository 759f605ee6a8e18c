package io.vivenuoperator.events.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Requests whose signatures others have computed. */
final class SignatureVectors {
    private SignatureVectors() {}

    /** What was signed, and what has to come of it. */
    @SuppressWarnings("ArrayRecordComponent")
    record Signed(
            String name,
            List<String> secrets,
            String id,
            long timestamp,
            byte[] body,
            String bodySignature,
            String webhookSignature) {
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * A request as it came in.
     *
     * @param bodyAccepted whether {@code X-Signature} is right; empty if either answer is
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Received(
            String name,
            String secret,
            byte[] body,
            Optional<String> bodySignature,
            Optional<String> id,
            Optional<String> timestamp,
            Optional<String> webhookSignature,
            long now,
            Optional<Boolean> bodyAccepted,
            boolean deliveryAccepted) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Signed> signed() {
        return rows("cases")
                .map(row -> new Signed(
                        row.path("name").asText(),
                        row.path("secrets").valueStream().map(JsonNode::asText).toList(),
                        row.path("webhook-id").asText(),
                        row.path("webhook-timestamp").asLong(),
                        body(row),
                        row.at("/expect/X-Signature").asText(),
                        row.at("/expect/webhook-signature").asText()));
    }

    static Stream<Received> received() {
        return rows("verify")
                .map(row -> new Received(
                        row.path("name").asText(),
                        row.path("secret").asText(),
                        body(row),
                        text(row, "X-Signature"),
                        text(row, "webhook-id"),
                        text(row, "webhook-timestamp"),
                        text(row, "webhook-signature"),
                        row.path("now").asLong(),
                        Optional.of(row.at("/accept/X-Signature"))
                                .filter(JsonNode::isBoolean)
                                .map(JsonNode::asBoolean),
                        row.at("/accept/webhook-signature").asBoolean()));
    }

    private static Optional<String> text(JsonNode row, String header) {
        return Optional.of(row.path("headers").path(header))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }

    private static byte[] body(JsonNode row) {
        if (row.has("bodyOfLetters")) {
            return ("{\"a\":\"" + "a".repeat(row.path("bodyOfLetters").asInt()) + "\"}").getBytes(UTF_8);
        }
        return row.has("bodyBase64")
                ? Base64.getDecoder().decode(row.path("bodyBase64").asText())
                : row.path("body").asText().getBytes(UTF_8);
    }

    private static Stream<JsonNode> rows(String name) {
        try (var file = SignatureVectors.class.getResourceAsStream("/signature-vectors.json")) {
            return new JsonMapper().readTree(file).path(name).valueStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
