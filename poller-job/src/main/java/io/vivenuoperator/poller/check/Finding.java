package io.vivenuoperator.poller.check;

/** What a check found. */
sealed interface Finding {
    /** It works. */
    record Passed(String what) implements Finding {}

    /** Nobody knows, and that is no failure. */
    record NotTried(String why) implements Finding {}

    /**
     * It does not work.
     *
     * @param problem a sentence with the cause and what to do
     */
    record Failed(String problem) implements Finding {}
}
