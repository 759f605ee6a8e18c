package io.vivenuoperator.events.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.events.attempt.AttemptVerdict.Accepted;
import io.vivenuoperator.events.attempt.AttemptVerdict.Failed;
import io.vivenuoperator.events.attempt.AttemptVerdict.Hopeless;
import io.vivenuoperator.events.attempt.EndpointAnswer.Answered;
import io.vivenuoperator.events.attempt.EndpointAnswer.Stale;
import io.vivenuoperator.events.attempt.EndpointAnswer.Unanswered;
import io.vivenuoperator.events.attempt.EndpointPort.PreparedMessage;
import io.vivenuoperator.events.attempt.EndpointPort.PreparedMessage.Impossible;
import io.vivenuoperator.events.attempt.EndpointPort.PreparedMessage.Ready;
import io.vivenuoperator.events.format.AnswerHint;
import io.vivenuoperator.events.subscription.DeliveryOrder;
import io.vivenuoperator.events.subscription.DeliveryPolicy;
import io.vivenuoperator.events.subscription.MessageSelection;
import io.vivenuoperator.events.subscription.MessageSubscription;
import io.vivenuoperator.events.subscription.SubscriptionStart;
import io.vivenuoperator.store.message.MessageRecord;
import io.vivenuoperator.store.message.NamePattern;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rules B1, B5, B8, B9 and B12. */
class AttemptRunnerTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final DeliveryPolicy POLICY = new DeliveryPolicy(
            DeliveryPolicy.STANDARD.schedule(),
            Duration.ofSeconds(2),
            16,
            DeliveryPolicy.STANDARD.ratePerSecond(),
            DeliveryOrder.NONE,
            Optional.empty());

    private final Deque<EndpointAnswer> answers = new ArrayDeque<>();
    private final AtomicInteger sends = new AtomicInteger();
    private final AtomicInteger preparations = new AtomicInteger();
    private PreparedMessage prepared = new Ready(_ -> {
        sends.incrementAndGet();
        return answers.removeFirst();
    });
    private final AttemptRunner runner = new AttemptRunner(
            _ -> {
                preparations.incrementAndGet();
                return prepared;
            },
            Clock.systemUTC(),
            Clock.fixed(NOON, ZoneOffset.UTC));

    @AfterEach
    void close() {
        runner.close();
    }

    private AttemptResult run() {
        return run(runner);
    }

    private static AttemptResult run(AttemptRunner runner) {
        var subscription = new MessageSubscription(
                "u",
                "n",
                0,
                1,
                new MessageSelection(List.of(new NamePattern("*")), Optional.empty()),
                POLICY,
                new SubscriptionStart.Earliest());
        var message = new MessageRecord(
                1, NOON, "id", "a.b", "dach", Optional.empty(), "{}", Optional.empty(), Optional.empty());
        return runner.run(new OutgoingMessage(subscription, message, 1, Optional.empty(), NOON));
    }

    @Test
    void aStaleConnectionIsRepeatedOnceWithTheSameRequest() {
        answers.add(new Stale());
        answers.add(Answered.of(204));

        assertThat(run().verdict()).isEqualTo(new Accepted(204));
        assertThat(sends).hasValue(2);
        assertThat(preparations).hasValue(1);
    }

    @Test
    void twiceStaleIsAFailure() {
        answers.add(new Stale());
        answers.add(new Stale());
        answers.add(Answered.of(204));

        assertThat(run().verdict()).isEqualTo(new Failed(OptionalInt.empty(), AttemptReason.CONNECT_FAILED, false));
        assertThat(sends).hasValue(2);
    }

    @Test
    void whatCannotBePreparedIsNotSent() {
        prepared = new Impossible(AttemptReason.SECRET_NOT_FOUND);

        assertThat(run().verdict()).isEqualTo(new Hopeless(OptionalInt.empty(), AttemptReason.SECRET_NOT_FOUND));
        assertThat(sends).hasValue(0);
    }

    @Test
    void onePortThatHangsIsCutOff() {
        prepared = new Ready(_ -> {
            new CountDownLatch(1).await();
            return Answered.of(204);
        });
        var result = new CompletableFuture<AttemptResult>();

        Thread.ofVirtual().start(() -> result.complete(run()));

        assertThat(result)
                .succeedsWithin(Duration.ofSeconds(10))
                .satisfies(cut -> assertThat(cut.verdict())
                        .isEqualTo(new Failed(OptionalInt.empty(), AttemptReason.TIMEOUT, true)));
    }

    @Test
    void aBugInThePortIsAFailedAttempt() {
        prepared = new Ready(_ -> {
            throw new IllegalStateException("a bug");
        });

        assertThat(run().verdict()).isInstanceOf(Failed.class);
    }

    @Test
    void aRequestThatCannotBeMadeIsGivenUp() {
        var broken = new AttemptRunner(
                _ -> {
                    throw new IllegalArgumentException("no header");
                },
                Clock.systemUTC(),
                Clock.fixed(NOON, ZoneOffset.UTC));

        try (broken) {
            assertThat(run(broken).verdict()).isEqualTo(new Hopeless(OptionalInt.empty(), AttemptReason.NOT_SENDABLE));
        }
    }

    @Test
    void whyThereWasNoAnswerIsPassedOn() {
        answers.add(new Unanswered(AttemptReason.TLS_FAILED, Optional.of("It ended TLS.")));

        assertThat(run().detail()).contains("It ended TLS.");
    }

    @Test
    void aChatThatIsGoneEndsItsSubscription() {
        answers.add(hinted(404, new AnswerHint.TargetGone("Slack says no_service")));

        AttemptResult result = run();

        assertThat(result.verdict()).isEqualTo(new Hopeless(OptionalInt.of(404), AttemptReason.GONE));
        assertThat(result.detail()).contains("Slack says no_service.");
    }

    @Test
    void whatAChatNeverTakesIsGivenUp() {
        answers.add(hinted(400, new AnswerHint.NeverTaken("Discord refuses the message")));

        assertThat(run().verdict()).isEqualTo(new Hopeless(OptionalInt.of(400), AttemptReason.CLIENT_ERROR));
    }

    @Test
    void thePauseInTheBodyCountsBeforeTheHeader() {
        answers.add(hinted(429, new AnswerHint.PauseAsked(Duration.ofMillis(2_500))));

        assertThat(run().asked()).contains(Duration.ofMillis(2_500));
    }

    private static Answered hinted(int status, AnswerHint hint) {
        return new Answered(status, Optional.of("60"), Optional.empty(), Optional.empty(), "", hint);
    }

    @Test
    void aRedirectIsNamedByItsHostOnly() {
        answers.add(new Answered(
                302, Optional.empty(), Optional.empty(), Optional.of("https://x.example/p?token=geheim"), "moved"));

        AttemptResult result = run();

        assertThat(result.detail()).contains("It redirects to x.example, and redirects are not followed.");
        assertThat(result.verdict()).isEqualTo(new Failed(OptionalInt.of(302), AttemptReason.REDIRECTED, false));
    }

    @Test
    void whatTheEndpointAsksForIsPassedOn() {
        answers.add(new Answered(503, Optional.of("120"), Optional.empty(), Optional.empty(), "b\u0000usy"));

        AttemptResult result = run();

        assertThat(result.asked()).contains(Duration.ofMinutes(2));
        assertThat(result.text()).isEqualTo("busy");
    }
}
