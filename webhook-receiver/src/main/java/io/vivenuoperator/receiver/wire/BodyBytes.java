package io.vivenuoperator.receiver.wire;

/** What is still to come of one body. */
interface BodyBytes {

    /** There is none. */
    BodyBytes NONE = new KnownLength(0);

    static BodyBytes of(Framing framing) {
        return switch (framing) {
            case Framing.Length(long bytes) -> new KnownLength(bytes);
            case Framing.Chunked() -> new Chunks();
        };
    }

    /** Moves what has arrived behind a head that goes out. */
    void move(Octets in, Octets out) throws FaultException;

    /** The same, alone; an array that holds nothing else is not copied. */
    byte[] take(Octets in) throws FaultException;

    boolean complete();
}
