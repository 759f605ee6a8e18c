package io.vivenuoperator.salesapi.series;

import java.time.Instant;
import java.util.Optional;

/** The state where each span of time ends, added up from what changed within. */
public final class Totals {
    private final Optional<Instant> completeSince;
    private final Instant now;
    private long total;

    /** @param completeSince since when all tickets are counted; before that, what was counted so far is known, but not that it is 0 */
    public Totals(Optional<Instant> completeSince, Instant now) {
        this.completeSince = completeSince;
        this.now = now;
    }

    /** Takes the next span's change. */
    public void add(long moved) {
        total += moved;
    }

    /**
     * The state at the end of the last span that was added; empty while nothing is known.
     *
     * @param begins of that span; nothing is known of spans to come
     */
    public Optional<Long> at(Instant begins, Instant ends) {
        boolean complete = completeSince.filter(since -> since.isBefore(ends)).isPresent();
        return begins.isBefore(now) ? before(complete) : Optional.empty();
    }

    /** The state before the first span. */
    public Optional<Long> opening(Instant from) {
        return before(completeSince.filter(since -> since.isBefore(from)).isPresent());
    }

    private Optional<Long> before(boolean complete) {
        return complete || total != 0 ? Optional.of(total) : Optional.empty();
    }
}
