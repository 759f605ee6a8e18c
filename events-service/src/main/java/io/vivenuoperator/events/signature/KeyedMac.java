package io.vivenuoperator.events.signature;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 with one key. It is keyed once, and cloned for each attempt: a {@link Mac} serves one thread. */
final class KeyedMac {
    private static final String ALGORITHM = "HmacSHA256";

    private final Mac keyed;

    KeyedMac(byte[] key) {
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(key, ALGORITHM));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("this JDK does not offer " + ALGORITHM, e);
        }
    }

    /** The digest of these octets, one after the other. */
    byte[] of(byte[]... parts) {
        Mac mac = copy();
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    private Mac copy() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("this JDK's " + ALGORITHM + " can't be cloned", e);
        }
    }
}
