package io.vivenuoperator.e2e.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/** Every attempt seen at the simulator, read page by page during the run, because it keeps only the latest. */
public final class Attempts {
    private static final int FINGERPRINT_DIGITS = 12;

    private final String webhookId;
    private final Set<String> deliveries = new HashSet<>();
    private final Set<String> acceptedKeys = new HashSet<>();
    private long seen;
    private long last;

    /** Those of that webhook. */
    public Attempts(String webhookId) {
        this.webhookId = webhookId;
    }

    /** Where the next page begins. */
    public synchronized long last() {
        return last;
    }

    /** Adds the control API's answer. */
    public synchronized void add(JsonNode page) {
        for (var attempt : page.path("deliveries")) {
            last = Math.max(last, attempt.path("number").longValue());
            if (attempt.path("webhookId").asText().equals(webhookId)) {
                seen++;
                deliveries.add(attempt.path("id").asText());
                if (attempt.path("status").intValue() / 100 == 2) {
                    acceptedKeys.add(attempt.path("signedWith").asText());
                }
            }
        }
    }

    /** Whether a delivery that was signed with this key was accepted. */
    public synchronized boolean accepted(String key) {
        return acceptedKeys.contains(fingerprint(key));
    }

    synchronized long seen() {
        return seen;
    }

    /** The ids of all deliveries that were seen. */
    public synchronized Set<String> deliveries() {
        return Set.copyOf(deliveries);
    }

    /** As the simulator identifies keys. */
    private static String fingerprint(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, FINGERPRINT_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM has no SHA-256", e);
        }
    }
}
