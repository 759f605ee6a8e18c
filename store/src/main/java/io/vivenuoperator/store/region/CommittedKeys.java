package io.vivenuoperator.store.region;

import io.vivenuoperator.platform.database.CommittedCache;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Caches the keys of regions for one connection, so that each is queried once. For one thread. */
public final class CommittedKeys {
    private static final int REGIONS = 10_000;

    private final CommittedCache<String, Integer> memory = new CommittedCache<>(REGIONS);

    /** Whether the keys of all these regions are known. */
    public boolean know(Collection<String> names) {
        return memory.unknown(names).isEmpty();
    }

    /** Like {@link RegionRepository#keys}. */
    public RegionKeys keys(Connection tx, Collection<String> names, Instant now) throws SQLException {
        if (!memory.unknown(names).isEmpty()) {
            memory.learn(RegionRepository.keys(tx, names, now).byName());
        }
        Map<String, Integer> keys = new HashMap<>();
        for (String name : names) {
            memory.get(name).ifPresent(key -> keys.put(name, key));
        }
        return new RegionKeys(keys);
    }

    /** Keeps the keys learned since the last commit. */
    public void committed() {
        memory.committed();
    }

    /** Drops everything, including what was learned since the last commit. */
    public void forget() {
        memory.forget();
    }
}
