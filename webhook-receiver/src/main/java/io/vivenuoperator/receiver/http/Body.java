package io.vivenuoperator.receiver.http;

/** What a request brought. */
sealed interface Body {

    /** The bytes exactly as received: they are what was signed. */
    @SuppressWarnings("ArrayRecordComponent")
    record Raw(byte[] bytes) implements Body {}

    record Unusable(Refusal refusal) implements Body {}
}
