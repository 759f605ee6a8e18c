package io.vivenuoperator.platform.service.wire;

/** What is still to come of one body. */
interface BodyBytes {
    /** There is none. */
    BodyBytes NONE = new KnownLength(0);

    static BodyBytes of(BodyFraming framing) {
        return switch (framing) {
            case BodyFraming.Length(long bytes) -> new KnownLength(bytes);
            case BodyFraming.Chunked() -> new ChunkedBody();
        };
    }

    /** Moves what has arrived behind a head that goes out. */
    void move(ByteQueue in, ByteQueue out) throws FaultException;

    /** The same, alone; an array that holds nothing else is not copied. */
    byte[] take(ByteQueue in) throws FaultException;

    boolean complete();
}
