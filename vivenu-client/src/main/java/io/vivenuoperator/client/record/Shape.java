package io.vivenuoperator.client.record;

import java.util.Map;
import java.util.Set;

/**
 * The fields of a record that may be read at all; the rest is skipped while parsing and never becomes an object in memory.
 *
 * @param values fields with a plain value
 * @param lists fields that hold a list of records
 * @param flags fields that hold a map of switches
 */
record Shape(Set<String> values, Map<String, Shape> lists, Set<String> flags) {

    static Shape ofValues(String... values) {
        return new Shape(Set.of(values), Map.of(), Set.of());
    }

    Shape withList(String field, Shape items) {
        return new Shape(values, Map.of(field, items), flags);
    }

    Shape withFlags(String field) {
        return new Shape(values, lists, Set.of(field));
    }
}
