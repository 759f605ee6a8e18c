package io.vivenuoperator.store.historical;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Identifies an endpoint where its URL must not appear: path and query may be secrets.
 *
 * @param sha256 of the URL, 64 hexadecimal digits
 * @param host to be shown
 */
public record EndpointFingerprint(String sha256, String host) {
    public EndpointFingerprint {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("a fingerprint has 64 lower-case hexadecimal digits");
        }
    }

    /**
     * That of an endpoint.
     *
     * @param url as it is called, to the letter
     */
    public static EndpointFingerprint of(String url, String host) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(url.getBytes(StandardCharsets.UTF_8));
            return new EndpointFingerprint(HexFormat.of().formatHex(digest), host);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
