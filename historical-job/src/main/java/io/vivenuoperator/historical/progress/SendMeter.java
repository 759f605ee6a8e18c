package io.vivenuoperator.historical.progress;

import io.vivenuoperator.contracts.historical.AnswerGroup;
import io.vivenuoperator.contracts.historical.SendCounts;
import io.vivenuoperator.contracts.historical.SendPace;
import io.vivenuoperator.historical.delivery.EndpointAbsence;
import io.vivenuoperator.historical.delivery.SendTally;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Measures how fast tickets go out, from when it is made. */
public final class SendMeter {
    private static final long MILLIS_PER_HOUR = Duration.ofHours(1).toMillis();
    /** Fewer say nothing about a pace. */
    private static final long LEAST_MEASURED = 5;

    private final SendTally tally;
    private final long toSend;
    private final long before;
    private final Clock clock;
    private final Instant since;

    /** @param toSend with those that this sync had sent before it was interrupted */
    public SendMeter(SendTally tally, long toSend, Clock clock) {
        this.tally = tally;
        this.toSend = toSend;
        this.before = tally.counts().done();
        this.clock = clock;
        this.since = clock.instant();
    }

    SendCounts counts() {
        return tally.counts();
    }

    List<AnswerGroup> groups() {
        return tally.groups();
    }

    /** What is known of an endpoint that is away. */
    Optional<String> absence() {
        return tally.absence().map(EndpointAbsence::words);
    }

    /** @param isGoingOn whether the end can be foretold */
    SendPace pace(boolean isGoingOn) {
        long done = tally.counts().done();
        Optional<Long> rate = rate(done - before);
        return new SendPace(
                percent(done),
                rate,
                isGoingOn ? rate.map(perHour -> finish(toSend - done, perHour)) : Optional.empty());
    }

    private int percent(long done) {
        return toSend == 0 ? 100 : Math.toIntExact(Math.min(100, 100 * done / toSend));
    }

    private Optional<Long> rate(long measured) {
        long millis = Duration.between(since, clock.instant()).toMillis();
        return measured < LEAST_MEASURED || millis <= 0
                ? Optional.empty()
                : Optional.of(Math.max(1, measured * MILLIS_PER_HOUR / millis));
    }

    private Instant finish(long left, long perHour) {
        return clock.instant().plusMillis(Math.max(0, left) * MILLIS_PER_HOUR / perHour);
    }
}
