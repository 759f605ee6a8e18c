package io.vivenuoperator.store.region;

import io.vivenuoperator.store.database.CommittedMemory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The keys of regions as one connection learned them, so that they are asked for once. For one thread. */
public final class CommittedKeys {
    private static final int REGIONS = 10_000;

    private final CommittedMemory<String, Integer> memory = new CommittedMemory<>(REGIONS);

    /** Whether the keys of all these regions are known. */
    public boolean know(Collection<String> names) {
        return memory.unknown(names).isEmpty();
    }

    /** Like {@link Regions#keys}. */
    public RegionKeys keys(Connection tx, Collection<String> names, Instant now) throws SQLException {
        if (!memory.unknown(names).isEmpty()) {
            memory.learn(Regions.keys(tx, names, now).byName());
        }
        Map<String, Integer> keys = new HashMap<>();
        for (String name : names) {
            memory.get(name).ifPresent(key -> keys.put(name, key));
        }
        return new RegionKeys(keys);
    }

    /** What was learned since the last commit stands. */
    public void committed() {
        memory.committed();
    }

    /** Nothing is known any more; what was learned since the last commit was never. */
    public void forget() {
        memory.forget();
    }
}
