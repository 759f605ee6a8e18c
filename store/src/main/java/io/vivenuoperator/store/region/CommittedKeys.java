package io.vivenuoperator.store.region;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The keys of regions as one connection learned them, so that they are asked for once. A key counts as known when the
 * transaction that learned it was committed: it may have been given in that very transaction. For one thread.
 */
public final class CommittedKeys {
    private final Map<String, Integer> known = new HashMap<>();
    private final Map<String, Integer> learned = new HashMap<>();

    /** Like {@link Regions#keys}. */
    public RegionKeys keys(Connection tx, Collection<String> names, Instant now) throws SQLException {
        if (!known.keySet().containsAll(names)) {
            learned.putAll(Regions.keys(tx, names, now).byName());
        }
        Map<String, Integer> all = new HashMap<>(known);
        all.putAll(learned);
        return new RegionKeys(all);
    }

    /** What was learned since the last commit stands. */
    public void committed() {
        known.putAll(learned);
        learned.clear();
    }

    /** What was learned since the last commit may not be. */
    public void rolledBack() {
        learned.clear();
    }
}
