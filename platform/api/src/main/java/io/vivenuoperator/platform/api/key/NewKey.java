package io.vivenuoperator.platform.api.key;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A key that nobody has yet.
 *
 * @param key for whoever asks; it is stored nowhere
 * @param sha256 for the keys file, in hexadecimal digits
 */
public record NewKey(String key, String sha256) {
    public static NewKey make(SecureRandom random) {
        String key = KeyFormat.make(random);
        return new NewKey(key, HexFormat.of().formatHex(CallerKeys.sha256(key)));
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "NewKey[sha256=" + sha256 + "]";
    }
}
