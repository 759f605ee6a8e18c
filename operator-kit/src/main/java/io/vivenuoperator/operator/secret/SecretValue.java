package io.vivenuoperator.operator.secret;

/** A value of a Secret, or why there is none. */
public sealed interface SecretValue {
    /**
     * The value, without a trailing line break as files often have.
     *
     * @param revision name and resource version of the Secret; safe to show
     */
    record Found(String value, String revision) implements SecretValue {
        /** Without the value, which would end up in a log. */
        @Override
        public String toString() {
            return "Found[" + revision + "]";
        }
    }

    /** The Secret does not exist. */
    record NoSecret(String message) implements SecretValue {}

    /** The Secret exists, but has no such value. */
    record NoValue(String message) implements SecretValue {}
}
