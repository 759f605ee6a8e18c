package io.vivenuoperator.platform.api.caller;

import io.vivenuoperator.contracts.region.VisibleRegions;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Someone who may ask.
 *
 * @param name by which the log and the quota know them; nothing personal
 * @param expiresAt from when on they are a stranger again
 */
public record Caller(String name, VisibleRegions regions, Set<Scope> scopes, Optional<Instant> expiresAt) {
    public Caller {
        scopes = Set.copyOf(scopes);
    }

    public boolean expired(Instant now) {
        return expiresAt.filter(end -> !now.isBefore(end)).isPresent();
    }
}
