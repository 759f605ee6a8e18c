package io.vivenuoperator.platform.database;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Caches, for one connection, rows that never change and are never deleted. An entry becomes valid when the transaction
 * that read it commits, because that transaction may have created the row. For one thread.
 */
public final class CommittedCache<K, V> {
    private final int limit;
    private final Map<K, V> known = new HashMap<>();
    private final Map<K, V> learned = new HashMap<>();

    /** @param limit the most entries; beyond it the cache is cleared */
    public CommittedCache(int limit) {
        this.limit = limit;
    }

    /** A cached value, or one read in this transaction. */
    public Optional<V> get(K key) {
        return Optional.ofNullable(known.get(key)).or(() -> Optional.ofNullable(learned.get(key)));
    }

    /** The keys that are not cached. */
    public Set<K> unknown(Iterable<K> keys) {
        Set<K> unknown = new HashSet<>();
        for (K key : keys) {
            if (get(key).isEmpty()) {
                unknown.add(key);
            }
        }
        return unknown;
    }

    public void learn(Map<K, V> rows) {
        learned.putAll(rows);
    }

    /** Keeps what was learned since the last commit. */
    public void committed() {
        if (known.size() + learned.size() > limit) {
            known.clear();
        }
        known.putAll(learned);
        learned.clear();
    }

    /** Drops what was learned since the last commit. */
    public void rolledBack() {
        learned.clear();
    }

    /** Clears the cache: the database may not be the same any more. */
    public void forget() {
        known.clear();
        learned.clear();
    }
}
