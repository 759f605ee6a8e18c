package io.vivenuoperator.poller.region;

import io.vivenuoperator.platform.httpclient.clock.ServerTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Up to where a run can ask for changes, and what is certain to be read then. Both are in the vendor's time: it stamps the changes.
 * Ours only helps out while no answer has told the vendor's, with a margin of a day.
 */
final class ReadHorizon {
    /** Clocks that nobody sets are further apart than this, all others are not. */
    private static final Duration UNKNOWN = Duration.ofDays(1);

    private final VendorSource seller;
    private final Clock clock;
    private final Instant startedAt;
    private final Duration safetyLag;
    private boolean asked;
    private boolean doubtful;

    ReadHorizon(VendorSource seller, Clock clock, Duration safetyLag) {
        this.seller = seller;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.safetyLag = safetyLag;
    }

    /** An answer came; without it there is only a guess. */
    void answered() {
        asked = true;
    }

    /** The vendor's clock did not go on as ours did. What it shows is still a lower bound, but not what it stamps at most. */
    void doubt() {
        doubtful = true;
    }

    /** Whether the vendor's time is known, or it is known that it does not tell. */
    boolean isSettled() {
        return asked || isKnown();
    }

    boolean isKnown() {
        return seller.serverTime().isPresent();
    }

    /** What the vendor stamped before this was there to be read when the run began. */
    Instant certain() {
        return now().map(ServerTime::from)
                .orElseGet(() -> startedAt.minus(UNKNOWN))
                .minus(safetyLag);
    }

    /** Where windows end: as far behind the vendor's now as its records may appear late. */
    Instant end() {
        Instant latest = now().map(ServerTime::to).orElseGet(() -> startedAt.plus(UNKNOWN));
        return (doubtful ? later(latest, startedAt) : latest).minus(safetyLag);
    }

    /** The same before any answer came. */
    Instant guessedEnd() {
        return startedAt.minus(safetyLag);
    }

    /** What was certain that long ago, had the vendor's clock gone evenly since then; whatever it stamped since is not older. */
    Instant certainBefore(Duration ago) {
        Duration beforeTheAnswer = ago.minus(sinceTheAnswer());
        return certain().minus(beforeTheAnswer.isNegative() ? Duration.ZERO : beforeTheAnswer);
    }

    /** The answer that told the vendor's time may be minutes old: a run waits for its budget. */
    private Duration sinceTheAnswer() {
        return now().map(time -> Duration.between(time.from().minus(time.aheadOfOurs()), clock.instant()))
                .orElse(Duration.ZERO);
    }

    /** How much the vendor's time may differ from what was told. */
    Duration resolution() {
        return now().map(time -> Duration.between(time.from(), time.to())).orElse(Duration.ofSeconds(1));
    }

    /** What is certain when a full reading is at its end: what was when it began. */
    Instant certainSince(FullSyncProgress reading) {
        if (!reading.resumed()) {
            return certain();
        }
        if (!isSettled()) {
            // An earlier run had all but ended it, so that nothing was left to ask; the vendor's clock may have gone
            // back since.
            seller.eventTotal();
            answered();
        }
        Optional<Instant> told = reading.vendorBegunAt().map(begun -> begun.minus(safetyLag));
        Instant reckoned = certainBefore(reading.sinceBegun());
        return told.map(at -> isKnown() ? earlier(at, reckoned) : at).orElse(reckoned);
    }

    /** Until when we have looked, if this is certain: by the vendor's clock and by ours. */
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
