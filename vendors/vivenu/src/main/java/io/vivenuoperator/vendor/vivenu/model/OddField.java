package io.vivenuoperator.vendor.vivenu.model;

/**
 * A field of a record that is not what it should be, and counts as absent.
 *
 * @param field its name in Vivenu's document, {@code tickets.price} for one of an event's ticket types
 * @param problem what is wrong with it; one of a few sentences, never the value
 */
public record OddField(String field, String problem) {
    /** For people. */
    public String sentence() {
        return field + ": " + problem;
    }
}
