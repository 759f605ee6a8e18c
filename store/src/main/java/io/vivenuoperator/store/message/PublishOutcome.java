package io.vivenuoperator.store.message;

/** What became of one message of those that were published together. */
public sealed interface PublishOutcome {
    /** It is in the log, if the transaction commits. */
    record New(long seq) implements PublishOutcome {}

    /**
     * It was published before, and is not in the log a second time.
     *
     * @param seq of the first
     */
    record Same(long seq) implements PublishOutcome {}

    /** The source has published something else under this id; it is not in the log. Whoever wants all or nothing rolls back. */
    record Conflict() implements PublishOutcome {}
}
