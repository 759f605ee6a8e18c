package io.vivenuoperator.vendor.vivenu.signature;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature with one key: HMAC-SHA256 of the raw body, in lower-case hex without a prefix (an integrator checked five
 * real deliveries). It contains no time, so it does not prevent replays; the inbox does.
 *
 * <p>Thread-safe.
 */
public final class WebhookSignature {
    /** The request header that carries the signature. */
    public static final String HEADER = "x-vivenu-signature";

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac keyed;

    public WebhookSignature(SigningKey key) {
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(key.bytes(), ALGORITHM));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("this JDK does not offer " + ALGORITHM, e);
        }
    }

    /** The header's value for this body. */
    public String sign(byte[] body) {
        return HexFormat.of().formatHex(copyOfKeyed().doFinal(body));
    }

    /**
     * Whether the header signs the body; takes the same time wherever they differ.
     *
     * @param header as received; anything that is not a signature does not match
     */
    public boolean matches(byte[] body, String header) {
        return MessageDigest.isEqual(ascii(sign(body)), ascii(header));
    }

    private Mac copyOfKeyed() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("this JDK's " + ALGORITHM + " can't be cloned", e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
