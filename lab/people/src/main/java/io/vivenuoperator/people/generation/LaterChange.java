package io.vivenuoperator.people.generation;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What somebody changes about himself after the first synchronization. It stays the same person.
 *
 * @param kind for example {@code surname}
 * @param fields as the simulator of the platform takes them
 */
public record LaterChange(String key, Platform platform, String kind, SortedMap<String, Object> fields) {
    public LaterChange {
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }
}
