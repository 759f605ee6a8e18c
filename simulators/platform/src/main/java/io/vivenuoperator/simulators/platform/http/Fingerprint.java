package io.vivenuoperator.simulators.platform.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Tells secrets apart without showing them. */
public final class Fingerprint {
    private static final int DIGITS = 12;

    private Fingerprint() {}

    /** The first 12 hexadecimal digits of a secret's SHA-256; empty for none. */
    public static String of(String secret) {
        if (secret.isEmpty()) {
            return "";
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no SHA-256", e);
        }
    }
}
