package io.vivenuoperator.vendor.vivenu.record;

/** What a field turned out to hold. */
sealed interface FieldValue<T> {
    /** Not there, or null. */
    record Absent<T>() implements FieldValue<T> {}

    record Read<T>(T value) implements FieldValue<T> {}

    /**
     * Something that can't be read as what it should be.
     *
     * @param problem for people; one of a few sentences, so that it can be counted by; never the value
     */
    record Odd<T>(String problem) implements FieldValue<T> {}

    static <T> FieldValue<T> odd(String problem) {
        return new Odd<>(problem);
    }

    static <T> FieldValue<T> of(T value) {
        return new Read<>(value);
    }
}
