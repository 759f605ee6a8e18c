package io.vivenuoperator.store.budget;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Identifies an API key where the key itself must not appear: the first half of its SHA-256.
 *
 * @param value 32 hexadecimal digits
 */
public record KeyFingerprint(String value) {
    public KeyFingerprint {
        if (!value.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("a fingerprint has 32 lower-case hexadecimal digits");
        }
    }

    public static KeyFingerprint ofApiKey(String apiKey) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(apiKey.getBytes(StandardCharsets.UTF_8));
            return new KeyFingerprint(HexFormat.of().formatHex(digest, 0, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
