package io.vivenuoperator.receiver.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.receiver.Samples;
import io.vivenuoperator.receiver.delivery.DeliveryResult;
import io.vivenuoperator.receiver.delivery.DeliveryResult.Outcome;
import io.vivenuoperator.receiver.delivery.DeliveryResult.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class InboxTest {
    private static final Duration NOW = Duration.ZERO;

    @Test
    void isFullByRows() {
        var inbox = new Inbox(2, 1_000_000);

        assertThat(inbox.offer(waiting(1))).isTrue();
        assertThat(inbox.offer(waiting(1))).isTrue();
        assertThat(inbox.offer(waiting(1))).isFalse();
    }

    @Test
    void isFullByBytes() {
        var inbox = new Inbox(100, 1_000);

        assertThat(inbox.offer(waiting(600))).isTrue();
        assertThat(inbox.offer(waiting(600))).isFalse();
        assertThat(inbox.offer(waiting(400))).isTrue();
    }

    @Test
    void hasRoomAgainForWhatWasTaken() throws InterruptedException {
        // given
        var inbox = new Inbox(1, 1_000);
        inbox.offer(waiting(1_000));

        // when
        inbox.take(10, 10_000, NOW);

        // then
        assertThat(inbox.bytes()).isZero();
        assertThat(inbox.rows()).isZero();
        assertThat(inbox.offer(waiting(1_000))).isTrue();
    }

    @Test
    void givesTheOldestFirstWithinTheBatchsRows() throws InterruptedException {
        var inbox = new Inbox(10, 1_000);
        PendingDelivery first = waiting(1);
        PendingDelivery second = waiting(1);
        PendingDelivery third = waiting(1);
        List.of(first, second, third).forEach(inbox::offer);

        assertThat(inbox.take(2, 1_000, NOW)).containsExactly(first, second);
        assertThat(inbox.take(2, 1_000, NOW)).containsExactly(third);
        assertThat(inbox.take(2, 1_000, NOW)).isEmpty();
    }

    @Test
    void boundsABatchByBytesButNeverToNothing() throws InterruptedException {
        var inbox = new Inbox(10, 10_000);
        inbox.offer(waiting(900));
        inbox.offer(waiting(60));
        inbox.offer(waiting(60));

        assertThat(inbox.take(10, 100, NOW)).hasSize(1);
        assertThat(inbox.take(10, 100, NOW)).hasSize(1);
    }

    @Test
    void whoeverWaitsGoesOnWhenItIsClosed() {
        // given
        var inbox = new Inbox(10, 1_000);
        var taken = CompletableFuture.supplyAsync(() -> take(inbox));

        // when
        inbox.close();

        // then
        assertThat(taken).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(List.of());
    }

    @Test
    void whatCameBeforeOrAfterItWasClosedIsGiven() throws InterruptedException {
        var inbox = new Inbox(10, 1_000);
        PendingDelivery before = waiting(1);
        PendingDelivery after = waiting(1);

        inbox.offer(before);
        inbox.close();
        inbox.offer(after);

        assertThat(inbox.take(10, 1_000, NOW)).containsExactly(before, after);
    }

    @Test
    void theFirstAnswerCounts() {
        // given
        PendingDelivery waiting = waiting(1);

        // when
        DeliveryResult late = waiting.await(Duration.ofMillis(1));
        waiting.answer(new DeliveryResult.Committed(Outcome.STORED));

        // then
        assertThat(late).isEqualTo(new DeliveryResult.TryAgain(Unavailable.DATABASE_SLOW));
        assertThat(waiting.await(Duration.ofSeconds(1))).isEqualTo(late);
        assertThat(waiting.answered()).isTrue();
    }

    private static List<PendingDelivery> take(Inbox inbox) {
        try {
            return inbox.take(10, 1_000, Duration.ofMinutes(10));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PendingDelivery waiting(int bytes) {
        return new PendingDelivery(Samples.delivery("d", bytes));
    }
}
