package io.vivenuoperator.platform.api.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One loaded version of the keys file; replaced as a whole, never changed.
 *
 * @param loaded false until a valid file has been loaded
 */
public record CallerKeys(boolean loaded, List<CallerKey> keys) {
    /** Before the first valid file: no key can be judged. */
    public static final CallerKeys NOT_LOADED = new CallerKeys(false, List.of());

    public CallerKeys {
        keys = List.copyOf(keys);
    }

    /** The entry of a key. All entries are compared, each in constant time, so that the time taken says nothing. */
    public Optional<CallerKey> find(String key, Instant now) {
        byte[] hash = sha256(key);
        Optional<CallerKey> found = Optional.empty();
        for (CallerKey entry : keys) {
            if (MessageDigest.isEqual(entry.sha256(), hash)) {
                found = Optional.of(entry);
            }
        }
        return found.filter(entry -> !entry.caller().expired(now));
    }

    /** The key of this name, if it has not expired. */
    public Optional<CallerKey> named(String name, Instant now) {
        return keys.stream()
                .filter(key -> key.caller().name().equals(name) && !key.caller().expired(now))
                .findFirst();
    }

    static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
