package io.vivenuoperator.platform.api.caller;

/** What is known of who sent a request. */
public sealed interface Verdict {
    /** Someone who may ask. */
    record Known(Caller caller) implements Verdict {}

    /** Nobody who may ask. */
    sealed interface Refused extends Verdict {}

    /** A request with nothing by which anyone could be known. */
    record Nobody() implements Refused {}

    /**
     * What was sent proves nothing.
     *
     * @param reason one word for programs
     * @param detail what is wrong and what to do, without anything that was sent
     */
    record Stranger(String reason, String detail) implements Refused {}

    /**
     * It can't be judged at the moment.
     *
     * @param reason one word for programs
     * @param detail what is missing
     */
    record Unjudged(String reason, String detail) implements Refused {}
}
