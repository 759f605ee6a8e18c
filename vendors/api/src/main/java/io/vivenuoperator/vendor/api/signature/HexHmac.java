package io.vivenuoperator.vendor.api.signature;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A keyed digest in lower-case hex, by which several vendors sign.
 *
 * <p>Thread-safe.
 */
public final class HexHmac {
    private final Mac keyed;

    /**
     * With one key.
     *
     * @param algorithm the JDK's name, for example {@code HmacSHA256}
     * @param key its UTF-8 bytes count; not empty
     */
    public HexHmac(String algorithm, String key) {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("a signing key must not be empty: give the webhook's secret");
        }
        try {
            keyed = Mac.getInstance(algorithm);
            keyed.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("this JDK does not offer " + algorithm, e);
        }
    }

    /** The digest of some parts, one behind the other. */
    public String of(byte[]... parts) {
        Mac mac = copyOfKeyed();
        for (byte[] part : parts) {
            mac.update(part);
        }
        return HexFormat.of().formatHex(mac.doFinal());
    }

    /**
     * Whether a text is the digest of the parts; takes the same time wherever they differ.
     *
     * @param signature as received; anything that is not a digest does not match
     */
    public boolean matches(String signature, byte[]... parts) {
        return MessageDigest.isEqual(
                of(parts).getBytes(StandardCharsets.ISO_8859_1), signature.getBytes(StandardCharsets.ISO_8859_1));
    }

    private Mac copyOfKeyed() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("this JDK's digest can't be cloned", e);
        }
    }
}
