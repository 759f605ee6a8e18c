package io.vivenuoperator.vendor.vivenu.record;

/** The value of a field. */
sealed interface ParsedField<T> {
    /** Missing, or null. */
    record Absent<T>() implements ParsedField<T> {}

    record Read<T>(T value) implements ParsedField<T> {}

    /**
     * A value that can't be read as what it should be.
     *
     * @param problem for people: one of a few constant texts, so that it can be counted; never the value
     */
    record Odd<T>(String problem) implements ParsedField<T> {}

    static <T> ParsedField<T> odd(String problem) {
        return new Odd<>(problem);
    }

    static <T> ParsedField<T> of(T value) {
        return new Read<>(value);
    }
}
