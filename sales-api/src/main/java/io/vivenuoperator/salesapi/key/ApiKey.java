package io.vivenuoperator.salesapi.key;

import io.vivenuoperator.store.query.VisibleRegions;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A key of the keys file.
 *
 * @param name whose it is; it appears in the log
 * @param sha256 of the key, which is not stored
 * @param expiresAt from when on it is refused
 */
@SuppressWarnings("ArrayRecordComponent")
public record ApiKey(
        String name, byte[] sha256, VisibleRegions regions, Set<Scope> scopes, Optional<Instant> expiresAt) {
    public ApiKey {
        scopes = Set.copyOf(scopes);
    }

    boolean expired(Instant now) {
        return expiresAt.filter(end -> !now.isBefore(end)).isPresent();
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return "ApiKey[" + name + "]";
    }
}
