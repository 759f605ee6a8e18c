package io.vivenuoperator.vendor.api.source;

/** A platform's name for a place in a list; good for the same list only. */
public record PageMark(String value) {
    public PageMark {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a page mark must not be empty: the first page has none");
        }
    }
}
