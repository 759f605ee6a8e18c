package io.vivenuoperator.salesapi.portfolio;

import io.vivenuoperator.platform.service.health.HealthState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The state that the last tick left, for everybody who asks. */
public final class LivePortfolio {
    private final Clock clock;
    private final Duration late;
    /** Written by the tick only. */
    private volatile Seen seen = new Seen(Optional.empty(), Instant.EPOCH, Optional.of("not asked yet"));

    /**
     * Nothing is known yet.
     *
     * @param late a state that was not confirmed for so long is stale
     */
    public LivePortfolio(Clock clock, Duration late) {
        this.clock = clock;
        this.late = late;
    }

    private record Seen(Optional<PortfolioState> state, Instant asOf, Optional<String> problem) {}

    /** Empty until the database has answered once. */
    public Optional<Known> known() {
        Seen now = seen;
        return now.state().map(state -> new Known(state, now.asOf(), isStale(now)));
    }

    private boolean isStale(Seen now) {
        return now.problem().isPresent() || clock.instant().isAfter(now.asOf().plus(late));
    }

    /** Ready as soon as it is filled: without the database, answers go on from memory. */
    public HealthState health() {
        Seen now = seen;
        HealthState state = HealthState.of(now.state().isPresent())
                .with("stale", now.state().isPresent() && isStale(now));
        return now.problem().map(problem -> state.with("problem", problem)).orElse(state);
    }

    PortfolioState state() {
        return seen.state().orElse(PortfolioState.EMPTY);
    }

    /** The database had this state at that instant. */
    void confirm(PortfolioState state, Instant asOf) {
        seen = new Seen(Optional.of(state), asOf, Optional.empty());
    }

    /** The database could not be asked. The clock goes on all the same. */
    void fail(PortfolioState state, String problem) {
        Seen last = seen;
        seen = new Seen(last.state().map(_ -> state), last.asOf(), Optional.of(problem));
    }
}
