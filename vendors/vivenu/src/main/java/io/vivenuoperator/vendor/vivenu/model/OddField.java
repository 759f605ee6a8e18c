package io.vivenuoperator.vendor.vivenu.model;

/**
 * A field with an unexpected value, which counts as absent.
 *
 * @param field its name in Vivenu's document, {@code tickets.price} for a field of an event's ticket types
 * @param problem what is wrong with it: one of a few constant texts, never the value
 */
public record OddField(String field, String problem) {
    /** A sentence for people. */
    public String sentence() {
        return field + ": " + problem;
    }
}
