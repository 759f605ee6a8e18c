package io.vivenuoperator.historical.files;

/** A file on its way. */
public interface OutputFile extends AutoCloseable {
    /**
     * Adds to it.
     *
     * @throws OutputException if the place takes no more
     */
    void write(byte[] octets, int offset, int length) throws OutputException;

    /**
     * It has everything.
     *
     * @throws OutputException if it can't be kept
     */
    void complete() throws OutputException;

    /** Lets go of it; what is not complete then, the folder removes. */
    @Override
    void close();
}
