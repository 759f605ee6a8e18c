package io.vivenuoperator.events.endpoint;

import io.vivenuoperator.events.attempt.AttemptReason;
import io.vivenuoperator.events.attempt.AttemptResult;
import io.vivenuoperator.events.attempt.AttemptVerdict.Accepted;
import io.vivenuoperator.events.attempt.AttemptVerdict.Failed;
import io.vivenuoperator.events.attempt.AttemptVerdict.Hopeless;
import io.vivenuoperator.events.endpoint.FailureWatch.Advice;
import io.vivenuoperator.events.endpoint.FailureWatch.FailureStreak;
import io.vivenuoperator.events.subscription.DeliveryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Decides when an endpoint gets its next request. All instants are those of one steady clock. Not thread-safe. */
public final class EndpointGate {
    private static final int REPLAY_PART = 4;

    private final SendWindow window;
    private final EndpointPause pause = new EndpointPause();
    private final CircuitBreaker breaker = new CircuitBreaker();
    private FailureWatch failures;
    private Optional<TokenBucket> rate = Optional.empty();

    /** @param known the failures since the last success, as the attempts that are stored say */
    public EndpointGate(DeliveryPolicy policy, FailureStreak known, Instant now) {
        window = new SendWindow(policy.maxInFlight());
        failures = new FailureWatch(policy.disableAfter(), known, now);
        change(policy, now);
    }

    /** Another policy, from a changed subscription; what is known of the endpoint stays. */
    public void change(DeliveryPolicy policy, Instant now) {
        window.limit(policy.maxInFlight());
        failures = new FailureWatch(policy.disableAfter(), failures.streak(), now);
        double wanted = policy.ratePerSecond().orElse(0);
        if (policy.ratePerSecond().isEmpty()) {
            rate = Optional.empty();
        } else if (rate.filter(bucket -> bucket.perSecond() == wanted).isEmpty()) {
            rate = Optional.of(new TokenBucket(wanted, now));
        }
    }

    /** Whether a request may begin, while so many are under way. */
    public boolean admits(int inFlight, Instant now) {
        return inFlight < window.size()
                && !pause.holds(now)
                && breaker.admits(now)
                && rate.filter(bucket -> !bucket.has(now)).isEmpty();
    }

    /** How many requests of replays may be under way: a quarter of the window, so that live messages hardly notice. */
    public int replayShare() {
        return Math.max(1, window.size() / REPLAY_PART);
    }

    /** A request begins. */
    public void began(Instant now) {
        breaker.began(now);
        rate.ifPresent(TokenBucket::take);
    }

    /** A request has ended; what is to be said or done about its subscription. */
    public Advice ended(AttemptResult result, Instant startedAt, Instant now) {
        return switch (result.verdict()) {
            case Accepted _ -> {
                window.succeeded();
                pause.succeeded();
                breaker.succeeded(startedAt, now);
                yield failures.succeeded();
            }
            case Failed failed -> {
                breaker.failed(startedAt, now, failed.reason() == AttemptReason.TIMEOUT);
                if (failed.throttles() && pause.throttled(startedAt, now, result.asked())) {
                    window.halve();
                }
                yield failures.failed(now);
            }
            case Hopeless _ -> {
                breaker.unsent();
                yield Advice.NOTHING;
            }
        };
    }

    /**
     * When a failed delivery is tried again: by the schedule, but neither before the endpoint wants it nor during the pause.
     *
     * @param scheduled the schedule's delay
     */
    public Duration delay(Duration scheduled, AttemptResult result, Instant now) {
        Duration paused = pause.holds(now) ? Duration.between(now, pause.until()) : Duration.ZERO;
        Duration asked = result.asked().orElse(Duration.ZERO);
        return longest(scheduled, longest(asked, paused));
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** The failures since the last success. */
    public FailureStreak streak() {
        return failures.streak();
    }

    public CircuitBreaker.State breaker(Instant now) {
        return breaker.state(now);
    }

    /** Whether the endpoint is being given a pause. */
    public boolean isPaused(Instant now) {
        return pause.holds(now);
    }

    public int window() {
        return window.size();
    }
}
