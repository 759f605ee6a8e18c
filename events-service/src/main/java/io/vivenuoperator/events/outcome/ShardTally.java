package io.vivenuoperator.events.outcome;

import io.vivenuoperator.store.delivery.OutcomeBatch.MinuteRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The counts of one shard under one lease that are stored as attempts and not yet by minute. Not thread-safe. */
final class ShardTally {
    /** As long as there are no more rows than these between two writes, gathering them would save nothing. */
    private static final int FEW = 16;

    private final long token;
    private final MinuteSums sums = new MinuteSums();
    private int seen;
    private Instant newest = Instant.MIN;
    private Optional<Instant> since = Optional.empty();
    private boolean doubtful = true;

    /** Of a new lease: what its former owner had gathered is to be counted first. */
    ShardTally(long token) {
        this.token = token;
    }

    long token() {
        return token;
    }

    /**
     * An attempt's count passed the database.
     *
     * @param gathered from which minute on the database did not write it
     */
    void passed(MinuteRow row, Optional<Instant> gathered) {
        seen++;
        if (row.minute().isAfter(newest)) {
            newest = row.minute();
        }
        if (gathered.filter(from -> !row.minute().isBefore(from)).isPresent()) {
            sums.add(row);
        }
    }

    /** It is not known what was written: the attempts have to be counted anew. */
    void doubt() {
        doubtful = true;
    }

    boolean isDoubtful() {
        return doubtful;
    }

    /** All attempts that are stored were counted, these here as well. */
    void recounted() {
        doubtful = false;
        since = Optional.empty();
        sums.clear();
    }

    List<MinuteRow> rows() {
        return sums.rows();
    }

    /** From which minute on further counts are to be gathered; empty if each is written at once. */
    Optional<Instant> next(boolean leaving) {
        return seen > FEW && !leaving ? Optional.of(newest) : Optional.empty();
    }

    /** Whether the database has to be told anything. */
    boolean hasNews(boolean leaving) {
        return !sums.rows().isEmpty() || !next(leaving).equals(since);
    }

    /** They are written. */
    void written(Optional<Instant> gatheredSince) {
        since = gatheredSince;
        sums.clear();
        seen = 0;
    }
}
