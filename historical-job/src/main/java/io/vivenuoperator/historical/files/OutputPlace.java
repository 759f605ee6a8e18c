package io.vivenuoperator.historical.files;

import java.time.Instant;

/** Where files go: a directory, or a bucket. */
public interface OutputPlace extends AutoCloseable {
    /**
     * An empty folder for a run. What an earlier process of the same run has left there goes.
     *
     * @param region its key, which may have a slash in it
     * @param run the folder's name
     */
    OutputFolder begin(String region, String eventId, String run) throws OutputException;

    /**
     * Removes what earlier runs have written and what has expired by now.
     *
     * @return how many runs' folders
     */
    int removeExpired(Instant now) throws OutputException;

    @Override
    void close();
}
