package io.vivenuoperator.receiver.wire;

/** Where a request's body ends. */
sealed interface Framing {

    Framing NONE = new Length(0);

    /** After so many bytes; 0 for no body. */
    record Length(long bytes) implements Framing {}

    record Chunked() implements Framing {}
}
