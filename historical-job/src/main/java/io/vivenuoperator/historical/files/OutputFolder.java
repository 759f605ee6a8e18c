package io.vivenuoperator.historical.files;

/** The folder of a run, which is there as a whole or not at all. */
public interface OutputFolder extends AutoCloseable {
    /**
     * A new file.
     *
     * @param name below the folder, with at most one folder in it
     */
    OutputFile open(String name) throws OutputException;

    /**
     * Everything is there.
     *
     * @return where, below the place that was given
     */
    String keep() throws OutputException;

    /** Removes whatever was not kept. */
    @Override
    void close() throws OutputException;
}
