package io.vivenuoperator.vendor.vivenu.record;

/** The value of a field. */
sealed interface FieldValue<T> {
    /** Missing, or null. */
    record Absent<T>() implements FieldValue<T> {}

    record Read<T>(T value) implements FieldValue<T> {}

    /**
     * A value that can't be read as what it should be.
     *
     * @param problem for people: one of a few constant texts, so that it can be counted; never the value
     */
    record Odd<T>(String problem) implements FieldValue<T> {}

    static <T> FieldValue<T> odd(String problem) {
        return new Odd<>(problem);
    }

    static <T> FieldValue<T> of(T value) {
        return new Read<>(value);
    }
}
