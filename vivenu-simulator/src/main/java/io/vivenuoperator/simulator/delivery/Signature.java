package io.vivenuoperator.simulator.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The value of {@code x-vivenu-signature}: HMAC-SHA256 over the raw body, as lower-case hexadecimal digits. */
public final class Signature {
    private static final int FINGERPRINT_DIGITS = 12;

    private Signature() {}

    /** Distinguishes keys without showing them: the first 12 hexadecimal digits of a key's SHA-256. */
    public static String fingerprint(String hmacKey) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(hmacKey.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, FINGERPRINT_DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no SHA-256", e);
        }
    }

    /** Signs a body with a webhook's {@code hmacKey}. */
    public static String of(String hmacKey, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(hmacKey.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no HmacSHA256", e);
        }
    }
}
