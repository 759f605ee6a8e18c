package io.vivenuoperator.platform.service.wire;

/** Where a request's body ends. */
sealed interface BodyFraming {
    BodyFraming NONE = new Length(0);

    /** After this many bytes; 0 for no body. */
    record Length(long bytes) implements BodyFraming {}

    record Chunked() implements BodyFraming {}
}
