package io.vivenuoperator.receiver.envelope;

/** What a body turned out to be. */
public sealed interface ParsedBody {
    record Accepted(Envelope envelope, RetainedData kept) implements ParsedBody {}

    /**
     * Not what Vivenu posts.
     *
     * @param message names the field and what is wrong with it; never a value
     */
    record Malformed(String message) implements ParsedBody {}
}
