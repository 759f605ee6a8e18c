package io.vivenuoperator.vendor.api.person;

/**
 * A field whose value can't be read; it counts as absent.
 *
 * @param field its name in the platform's document
 * @param problem one of a few constant texts, never the value
 */
public record OddValue(String field, String problem) {
    /** A sentence for people. */
    public String sentence() {
        return field + ": " + problem;
    }
}
