package io.vivenuoperator.events.attempt;

import io.vivenuoperator.events.attempt.EndpointAnswer.Answered;
import io.vivenuoperator.events.attempt.EndpointAnswer.Stale;
import io.vivenuoperator.events.attempt.EndpointAnswer.Unanswered;
import io.vivenuoperator.events.attempt.EndpointPort.PreparedCall;
import io.vivenuoperator.events.attempt.EndpointPort.PreparedMessage;
import io.vivenuoperator.events.attempt.EndpointPort.PreparedMessage.Impossible;
import io.vivenuoperator.events.attempt.EndpointPort.PreparedMessage.Ready;
import io.vivenuoperator.events.format.AnswerHint;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one attempt, on the thread that calls it, within its time. */
public final class AttemptRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AttemptRunner.class);
    /** The port keeps the deadline itself; this much later its thread is interrupted. */
    private static final Duration GRACE = Duration.ofMillis(250);

    private final EndpointPort endpoint;
    private final InstantSource steady;
    private final Clock wall;
    private final ScheduledThreadPoolExecutor deadlines = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("deadlines").daemon().factory());

    /**
     * @param steady never steps back
     * @param wall for dates that endpoints send
     */
    public AttemptRunner(EndpointPort endpoint, InstantSource steady, Clock wall) {
        this.endpoint = endpoint;
        this.steady = steady;
        this.wall = wall;
        deadlines.setRemoveOnCancelPolicy(true);
    }

    /** Sends the message and waits for the answer. */
    public AttemptResult run(OutgoingMessage message) {
        Instant begin = steady.instant();
        EndpointAnswer answer = answer(message, begin);
        return result(answer, Duration.between(begin, steady.instant()));
    }

    private EndpointAnswer answer(OutgoingMessage message, Instant begin) {
        Duration timeout = message.subscription().policy().timeout();
        Thread sender = Thread.currentThread();
        ScheduledFuture<?> cut =
                deadlines.schedule(sender::interrupt, timeout.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        try {
            return switch (prepared(message)) {
                case Impossible(AttemptReason reason, var why) -> new Unanswered(reason, why);
                case Ready(PreparedCall call) -> send(call, timeout, begin);
            };
        } catch (InterruptedException e) {
            // The deadline's, or the end of the process: either way the endpoint did not answer in time.
            return new Unanswered(AttemptReason.TIMEOUT);
        } catch (RuntimeException e) {
            LOG.atError()
                    .setCause(e)
                    .addKeyValue("subscription", message.subscription().name())
                    .log("Attempt failed unexpectedly");
            return new Unanswered(AttemptReason.CONNECT_FAILED);
        } finally {
            cut.cancel(false);
        }
    }

    /** What no request can be made of would be no better the next time. */
    private PreparedMessage prepared(OutgoingMessage message) {
        try {
            return endpoint.prepare(message);
        } catch (RuntimeException e) {
            LOG.atError()
                    .setCause(e)
                    .addKeyValue("subscription", message.subscription().name())
                    .addKeyValue("seq", message.message().seq())
                    .log("Request can't be made");
            return new Impossible(AttemptReason.NOT_SENDABLE);
        }
    }

    /** A kept connection that turns out to be closed says nothing about the endpoint: the request is sent once more. */
    private EndpointAnswer send(PreparedCall call, Duration timeout, Instant begin) throws InterruptedException {
        EndpointAnswer first = call.send(timeout);
        if (!(first instanceof Stale)) {
            return first;
        }
        Duration left = timeout.minus(Duration.between(begin, steady.instant()));
        return left.isPositive() ? call.send(left) : new Unanswered(AttemptReason.TIMEOUT);
    }

    private AttemptResult result(EndpointAnswer answer, Duration took) {
        AttemptVerdict verdict = AttemptVerdict.of(answer);
        return switch (answer) {
            case Answered answered ->
                new AttemptResult(
                        verdict, took, asked(answered), AnswerText.cleaned(answered.text()), explained(answered));
            case Unanswered(var _, var message) -> new AttemptResult(verdict, took, Optional.empty(), "", message);
            case Stale() ->
                new AttemptResult(
                        verdict,
                        took,
                        Optional.empty(),
                        "",
                        Optional.of("It closed the connection without an answer, twice."));
        };
    }

    /** What a target says in its body is more exact than the whole seconds of the header. */
    private Optional<Duration> asked(Answered answered) {
        return answered.hint() instanceof AnswerHint.PauseAsked(Duration pause)
                ? Optional.of(AskedPause.bounded(pause))
                : AskedPause.of(answered.retryAfter(), answered.date(), wall.instant());
    }

    private static Optional<String> explained(Answered answered) {
        return switch (answered.hint()) {
            case AnswerHint.TargetGone(String message) -> Optional.of(message + ".");
            case AnswerHint.NeverTaken(String message) -> Optional.of(message + ".");
            case AnswerHint.PauseAsked _, AnswerHint.Ordinary _ ->
                answered.location()
                        .flatMap(AttemptRunner::host)
                        .map(host -> "It redirects to " + host + ", and redirects are not followed.");
        };
    }

    /** Where a redirect leads to, without path and query: these may hold secrets. */
    private static Optional<String> host(String location) {
        try {
            return Optional.ofNullable(URI.create(location.strip()).getHost());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
    }
}
