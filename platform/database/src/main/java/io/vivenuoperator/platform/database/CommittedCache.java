package io.vivenuoperator.platform.database;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one connection learned of rows that never change and never go, so that it is asked for once. It counts as known when the
 * transaction that learned it was committed: the row may have been made in that very transaction. For one thread.
 */
public final class CommittedCache<K, V> {
    private final int limit;
    private final Map<K, V> known = new HashMap<>();
    private final Map<K, V> learned = new HashMap<>();

    /** @param limit how much may be known; when there is more, all is forgotten and learned anew */
    public CommittedCache(int limit) {
        this.limit = limit;
    }

    /** What is known, or was learned in this transaction. */
    public Optional<V> get(K key) {
        return Optional.ofNullable(known.get(key)).or(() -> Optional.ofNullable(learned.get(key)));
    }

    /** Which of these are not known. */
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

    /** What was learned since the last commit stands. */
    public void committed() {
        if (known.size() + learned.size() > limit) {
            known.clear();
        }
        known.putAll(learned);
        learned.clear();
    }

    /** What was learned since the last commit may not be. */
    public void rolledBack() {
        learned.clear();
    }

    /** Nothing is known any more: the database may not be the one that it was learned from. */
    public void forget() {
        known.clear();
        learned.clear();
    }
}
