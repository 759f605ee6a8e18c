package io.vivenuoperator.platform.service.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RequestQueueTest {
    private static final Duration NOW = Duration.ZERO;

    @Test
    void isFullByRows() {
        var queue = new RequestQueue<QueuedRequest<String, String>>(2, 1_000_000);

        assertThat(queue.offer(waiting(1))).isTrue();
        assertThat(queue.offer(waiting(1))).isTrue();
        assertThat(queue.offer(waiting(1))).isFalse();
    }

    @Test
    void isFullByBytes() {
        var queue = new RequestQueue<QueuedRequest<String, String>>(100, 1_000);

        assertThat(queue.offer(waiting(600))).isTrue();
        assertThat(queue.offer(waiting(600))).isFalse();
        assertThat(queue.offer(waiting(400))).isTrue();
    }

    @Test
    void hasRoomAgainForWhatWasTaken() throws InterruptedException {
        // given
        var queue = new RequestQueue<QueuedRequest<String, String>>(1, 1_000);
        queue.offer(waiting(1_000));

        // when
        queue.take(10, 10_000, NOW);

        // then
        assertThat(queue.bytes()).isZero();
        assertThat(queue.rows()).isZero();
        assertThat(queue.offer(waiting(1_000))).isTrue();
    }

    @Test
    void givesTheOldestFirstWithinTheBatchsRows() throws InterruptedException {
        var queue = new RequestQueue<QueuedRequest<String, String>>(10, 1_000);
        QueuedRequest<String, String> first = waiting(1);
        QueuedRequest<String, String> second = waiting(1);
        QueuedRequest<String, String> third = waiting(1);
        List.of(first, second, third).forEach(queue::offer);

        assertThat(queue.take(2, 1_000, NOW)).containsExactly(first, second);
        assertThat(queue.take(2, 1_000, NOW)).containsExactly(third);
        assertThat(queue.take(2, 1_000, NOW)).isEmpty();
    }

    @Test
    void boundsABatchByBytesButNeverToNothing() throws InterruptedException {
        var queue = new RequestQueue<QueuedRequest<String, String>>(10, 10_000);
        queue.offer(waiting(900));
        queue.offer(waiting(60));
        queue.offer(waiting(60));

        assertThat(queue.take(10, 100, NOW)).hasSize(1);
        assertThat(queue.take(10, 100, NOW)).hasSize(1);
    }

    @Test
    void whoeverWaitsGoesOnWhenItIsClosed() {
        // given
        var queue = new RequestQueue<QueuedRequest<String, String>>(10, 1_000);
        var taken = CompletableFuture.supplyAsync(() -> take(queue));

        // when
        queue.close();

        // then
        assertThat(taken).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(List.of());
    }

    @Test
    void whatCameBeforeOrAfterItWasClosedIsGiven() throws InterruptedException {
        var queue = new RequestQueue<QueuedRequest<String, String>>(10, 1_000);
        QueuedRequest<String, String> before = waiting(1);
        QueuedRequest<String, String> after = waiting(1);

        queue.offer(before);
        queue.close();
        queue.offer(after);

        assertThat(queue.take(10, 1_000, NOW)).containsExactly(before, after);
    }

    @Test
    void theFirstAnswerCounts() {
        // given
        QueuedRequest<String, String> waiting = waiting(1);

        // when
        String late = waiting.await(Duration.ofMillis(1), "late", "interrupted");
        waiting.answer("stored");

        // then
        assertThat(late).isEqualTo("late");
        assertThat(waiting.await(Duration.ofSeconds(1), "later", "interrupted")).isEqualTo(late);
        assertThat(waiting.answered()).isTrue();
    }

    @Test
    void whoIsInterruptedGoesOn() {
        QueuedRequest<String, String> waiting = waiting(1);

        Thread.currentThread().interrupt();
        String answer = waiting.await(Duration.ofMinutes(1), "late", "interrupted");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(answer).isEqualTo("interrupted");
    }

    private static List<QueuedRequest<String, String>> take(RequestQueue<QueuedRequest<String, String>> queue) {
        try {
            return queue.take(10, 1_000, Duration.ofMinutes(10));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static QueuedRequest<String, String> waiting(int bytes) {
        return new QueuedRequest<>("d", bytes);
    }
}
