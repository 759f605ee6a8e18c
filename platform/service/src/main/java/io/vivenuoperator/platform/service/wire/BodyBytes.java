package io.vivenuoperator.platform.service.wire;

/** The remaining bytes of a body. */
interface BodyBytes {
    /** No body. */
    BodyBytes NONE = new KnownLength(0);

    static BodyBytes of(BodyFraming framing) {
        return switch (framing) {
            case BodyFraming.Length(long bytes) -> new KnownLength(bytes);
            case BodyFraming.Chunked() -> new ChunkedBody();
        };
    }

    /** Moves the bytes that have arrived to the output, behind the head. */
    void move(ByteQueue in, ByteQueue out) throws FaultException;

    /** The same without a head; an array that contains nothing else is not copied. */
    byte[] take(ByteQueue in) throws FaultException;

    boolean complete();
}
