package io.vivenuoperator.receiver.envelope;

/** The result of parsing a body. */
public sealed interface ParsedBody {
    record Accepted(Envelope envelope, RetainedData kept) implements ParsedBody {}

    /**
     * Not a delivery of Vivenu.
     *
     * @param message names the field and the problem; never a value
     */
    record Malformed(String message) implements ParsedBody {}
}
