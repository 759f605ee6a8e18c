package io.vivenuoperator.poller.region;

import io.vivenuoperator.platform.httpclient.clock.ServerTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Up to when a run can request changes, and what it has certainly read then. Both are in the vendor's time, because the
 * vendor stamps the changes. Our clock is a substitute, with a margin of a day, while no answer has shown the vendor's.
 */
final class ReadHorizon {
    /** Clocks that differ by more than this are not set at all. */
    private static final Duration UNKNOWN = Duration.ofDays(1);

    private final VendorSource seller;
    private final EventTotal eventTotal;
    private final Clock clock;
    private final Instant startedAt;
    private final Duration safetyLag;
    private boolean asked;
    private boolean doubtful;

    ReadHorizon(VendorSource seller, EventTotal eventTotal, Clock clock, Duration safetyLag) {
        this.seller = seller;
        this.eventTotal = eventTotal;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.safetyLag = safetyLag;
    }

    /** An answer has arrived; until then the time is a guess. */
    void answered() {
        asked = true;
    }

    /** The vendor's clock did not advance like ours. Its time remains a lower bound, but it may stamp later times. */
    void doubt() {
        doubtful = true;
    }

    /** Whether the vendor's time is known, or known to be unavailable. */
    boolean isSettled() {
        return asked || isKnown();
    }

    boolean isKnown() {
        return seller.serverTime().isPresent();
    }

    /** Everything that the vendor stamped before this instant was readable when the run began. */
    Instant certain() {
        return now().map(ServerTime::from)
                .orElseGet(() -> startedAt.minus(UNKNOWN))
                .minus(safetyLag);
    }

    /** Where windows end: behind the vendor's time by the delay with which records may appear. */
    Instant end() {
        Instant latest = now().map(ServerTime::to).orElseGet(() -> startedAt.plus(UNKNOWN));
        return (doubtful ? later(latest, startedAt) : latest).minus(safetyLag);
    }

    /** The same before any answer has arrived. */
    Instant guessedEnd() {
        return startedAt.minus(safetyLag);
    }

    /** What was certain that long ago if the vendor's clock ran evenly; nothing stamped since is older. */
    Instant certainBefore(Duration ago) {
        Duration beforeTheAnswer = ago.minus(sinceTheAnswer());
        return certain().minus(beforeTheAnswer.isNegative() ? Duration.ZERO : beforeTheAnswer);
    }

    /** The answer with the vendor's time may be minutes old, because a run waits for its budget. */
    private Duration sinceTheAnswer() {
        return now().map(time -> Duration.between(time.from().minus(time.aheadOfOurs()), clock.instant()))
                .orElse(Duration.ZERO);
    }

    /** The uncertainty of the vendor's time. */
    Duration resolution() {
        return now().map(time -> Duration.between(time.from(), time.to())).orElse(Duration.ofSeconds(1));
    }

    /** What is certain when a full sync ends: what was certain when it began. */
    VendorAnswer<Instant> certainSince(FullSyncProgress reading) {
        if (!reading.resumed()) {
            return VendorAnswer.of(certain());
        }
        if (isSettled()) {
            return VendorAnswer.of(certainSinceItBegan(reading));
        }
        // An earlier run almost finished this sync, so nothing was left to request. The vendor's clock may have gone
        // back since.
        return eventTotal.get().map(_ -> {
            answered();
            return certainSinceItBegan(reading);
        });
    }

    private Instant certainSinceItBegan(FullSyncProgress reading) {
        Optional<Instant> told = reading.vendorBegunAt().map(begun -> begun.minus(safetyLag));
        Instant reckoned = certainBefore(reading.sinceBegun());
        return told.map(at -> isKnown() ? earlier(at, reckoned) : at).orElse(reckoned);
    }

    /** The time up to which we vouch for the data, limited by the vendor's clock and ours. */
    CursorUpdate.To readUntil(Instant certain) {
        return new CursorUpdate.To(certain, earlier(certain, startedAt.minus(safetyLag)));
    }

    Optional<ServerTime> now() {
        return seller.serverTime();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
