package io.vivenuoperator.vendor.vivenu.record;

import java.util.Map;
import java.util.Set;

/**
 * The fields of a record that may be read at all; all others are skipped while parsing and never become objects in memory.
 *
 * @param values fields with a plain value
 * @param lists fields that hold a list of records
 * @param flags fields that hold a map of switches
 */
record RecordShape(Set<String> values, Map<String, RecordShape> lists, Set<String> flags) {
    static RecordShape ofValues(String... values) {
        return new RecordShape(Set.of(values), Map.of(), Set.of());
    }

    RecordShape withList(String field, RecordShape items) {
        return new RecordShape(values, Map.of(field, items), flags);
    }

    RecordShape withFlags(String field) {
        return new RecordShape(values, lists, Set.of(field));
    }
}
