package io.vivenuoperator.store.message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A message that is to be published. Its limits are the caller's matter.
 *
 * @param id the publisher's: the same in a repetition
 * @param key what it is about, for whoever wants an order
 * @param payload JSON, kept as it is
 * @param metadata JSON
 * @param time a CloudEvent's own
 */
public record NewMessage(
        String id,
        String type,
        String source,
        Optional<String> key,
        String payload,
        Optional<String> metadata,
        Optional<Instant> time) {
    private static final byte ABSENT = 0;
    private static final byte PRESENT = 1;

    public NewMessage {
        if (id.isBlank() || type.isBlank() || source.isBlank()) {
            throw new IllegalArgumentException("id, type and source must not be blank");
        }
    }

    /** What makes two messages with the same id the same one: all that was published, but not when. */
    String sha256() {
        MessageDigest digest = newDigest();
        add(digest, Optional.of(type));
        add(digest, key);
        add(digest, Optional.of(payload));
        add(digest, metadata);
        add(digest, time.map(Instant::toString));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** No text can hold the two octets, so that no two lists of texts look alike. */
    private static void add(MessageDigest digest, Optional<String> text) {
        digest.update(text.isPresent() ? PRESENT : ABSENT);
        digest.update(text.orElse("").getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0xFF);
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
