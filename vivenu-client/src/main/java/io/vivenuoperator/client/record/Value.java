package io.vivenuoperator.client.record;

/** What a field turned out to hold. */
sealed interface Value<T> {

    /** Not there, or null. */
    record Absent<T>() implements Value<T> {}

    record Read<T>(T value) implements Value<T> {}

    /**
     * Something that can't be read as what it should be.
     *
     * @param problem for people; one of a few sentences, so that it can be counted by; never the value
     */
    record Odd<T>(String problem) implements Value<T> {}

    static <T> Value<T> odd(String problem) {
        return new Odd<>(problem);
    }

    static <T> Value<T> of(T value) {
        return new Read<>(value);
    }
}
