package io.vivenuoperator.people.generation;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one platform knows of a person.
 *
 * @param key names the record and says nothing about whose it is
 * @param fields as the simulator of the platform takes them, without the key
 */
public record PlatformRecord(
        String key,
        String person,
        String home,
        Platform platform,
        SortedMap<String, Object> fields,
        SortedSet<Trait> traits) {
    public PlatformRecord {
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        traits = Collections.unmodifiableSortedSet(new TreeSet<>(traits));
    }

    static PlatformRecord unnumbered(Person person, Platform platform, Map<String, Object> fields, Set<Trait> traits) {
        return new PlatformRecord(
                "", person.id(), person.home(), platform, new TreeMap<>(fields), new TreeSet<>(traits));
    }

    PlatformRecord numbered(int number) {
        String key = "%s%06d".formatted(platform.label().charAt(0), number);
        return new PlatformRecord(key, person, home, platform, fields, traits);
    }

    /** A field that is a text; empty if it is not there. */
    public String text(String field) {
        return String.valueOf(fields.getOrDefault(field, ""));
    }

    /** Whether it has a field. */
    public boolean has(String field) {
        return fields.containsKey(field);
    }
}
