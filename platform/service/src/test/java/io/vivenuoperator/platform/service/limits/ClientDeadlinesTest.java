package io.vivenuoperator.platform.service.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClientDeadlinesTest {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofMinutes(5);

    private final ClientDeadlines deadlines = new ClientDeadlines();
    private final Queue<String> told = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stop() {
        deadlines.close();
    }

    /** Waits for something that never comes; returns whether it was interrupted within a time that is long enough for any machine. */
    private static boolean interruptedWhileWaiting() {
        try {
            var _ = new CountDownLatch(1).await(20, TimeUnit.SECONDS);
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    @Test
    void whoWaitsTooLongIsInterruptedAfterItWasTold() {
        // when
        try (var deadline = deadlines.of(SHORT, () -> told.add("ended"))) {
            // then
            assertThat(interruptedWhileWaiting()).isTrue();
            assertThat(told).containsExactly("ended");
            assertThat(deadline.ended()).isTrue();
        }
    }

    @Test
    void whoIsDoneInTimeIsNot() throws InterruptedException {
        // given
        var ended = new CountDownLatch(1);

        // when
        deadlines.of(SHORT, () -> told.add("ended")).close();
        var later = Thread.ofVirtual().start(() -> {
            try (var _ = deadlines.of(SHORT.multipliedBy(2), ended::countDown)) {
                interruptedWhileWaiting();
            }
        });
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        later.join();

        // then
        assertThat(told).isEmpty();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void anInterruptThatCameTooLateDoesNotReachTheNextWait() {
        // given
        var deadline = deadlines.of(SHORT, () -> told.add("ended"));
        while (!deadline.ended()) {
            Thread.onSpinWait();
        }

        // when
        deadline.close();

        // then
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(told).containsExactly("ended");
    }

    /** Else it would close a connection whose client was in time. */
    @Test
    void whoIsDoneWhileItsEndIsReportedIsNotInterruptedAfterwards() throws InterruptedException {
        // given
        var reporting = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        var deadline = deadlines.of(SHORT, () -> {
            reporting.countDown();
            waitFor(never);
        });
        reporting.await();

        // when
        deadline.close();

        // then
        assertThat(waitFor(never)).isTrue();
    }

    /** Returns whether it waited undisturbed. */
    private static boolean waitFor(CountDownLatch never) {
        try {
            return !never.await(300, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Test
    void oneThatCannotBeReportedIsInterruptedAndKeepsNoOtherFromItsEnd() {
        // given
        var interrupted = new ConcurrentLinkedQueue<Boolean>();
        var first = Thread.ofVirtual().start(() -> {
            try (var _ = deadlines.of(SHORT, () -> {
                throw new IllegalStateException("no log");
            })) {
                interrupted.add(interruptedWhileWaiting());
            }
        });

        // when
        var second = Thread.ofVirtual().start(() -> {
            try (var _ = deadlines.of(SHORT.multipliedBy(8), () -> told.add("ended"))) {
                interrupted.add(interruptedWhileWaiting());
            }
        });

        // then
        await().atMost(Duration.ofSeconds(30)).until(() -> !first.isAlive() && !second.isAlive());
        assertThat(interrupted).containsExactly(true, true);
        assertThat(told).containsExactly("ended");
    }

    @Test
    void whoHasLongIsLeftAlone() {
        // when
        try (var deadline = deadlines.of(LONG, () -> told.add("ended"));
                var other = deadlines.of(SHORT, () -> {})) {
            assertThat(interruptedWhileWaiting()).isTrue();

            // then
            assertThat(other.ended()).isTrue();
            assertThat(deadline.ended()).isFalse();
        }
    }
}
