package io.vivenuoperator.salesapi.key;

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
public record ApiKeys(boolean loaded, List<ApiKey> keys) {
    /** Before the first valid file: no key can be judged. */
    public static final ApiKeys NOT_LOADED = new ApiKeys(false, List.of());

    public ApiKeys {
        keys = List.copyOf(keys);
    }

    /** The entry of a key. All entries are compared, each in constant time, so that the time taken says nothing. */
    public Optional<ApiKey> find(String key, Instant now) {
        byte[] hash = sha256(key);
        Optional<ApiKey> found = Optional.empty();
        for (ApiKey entry : keys) {
            if (MessageDigest.isEqual(entry.sha256(), hash)) {
                found = Optional.of(entry);
            }
        }
        return found.filter(entry -> !entry.expired(now));
    }

    static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
