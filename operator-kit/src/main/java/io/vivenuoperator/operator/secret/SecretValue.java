package io.vivenuoperator.operator.secret;

/** A value in a Secret, or why there is none. */
public sealed interface SecretValue {
    /**
     * The value, without the line break that a file often ends with.
     *
     * @param revision name and resource version of the Secret, fit to be shown
     */
    record Found(String value, String revision) implements SecretValue {
        /** Never the value: it would end in a log. */
        @Override
        public String toString() {
            return "Found[" + revision + "]";
        }
    }

    /** There is no such Secret. */
    record NoSecret(String message) implements SecretValue {}

    /** The Secret is there, and the value is not. */
    record NoValue(String message) implements SecretValue {}
}
