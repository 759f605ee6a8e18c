package io.vivenuoperator.receiver.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.platform.service.queue.RequestQueue;
import io.vivenuoperator.receiver.Samples;
import io.vivenuoperator.receiver.delivery.Delivery;
import io.vivenuoperator.receiver.delivery.DeliveryResult;
import io.vivenuoperator.receiver.delivery.DeliveryResult.Outcome;
import io.vivenuoperator.receiver.delivery.DeliveryResult.Unavailable;
import io.vivenuoperator.receiver.inbox.PendingDelivery;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchWriterTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RequestQueue<PendingDelivery> inbox = new RequestQueue<>(1_000, 1_000_000);
    private final FakeStores stores = new FakeStores();
    private final BatchLimits limits = new BatchLimits(100, 1_000_000, Duration.ofMillis(50), Duration.ofMillis(20));
    private BatchWriter writer = BatchWriter.start(inbox, stores.goAway(), limits, new Silent());

    @AfterEach
    void close() {
        writer.close();
    }

    @Test
    void commitsTogetherWhatWaits() {
        // given
        List<PendingDelivery> all = IntStream.range(0, 5)
                .mapToObj(i -> new PendingDelivery(Samples.delivery("d" + i)))
                .toList();
        writer.close();
        all.forEach(inbox::offer);

        // when
        stores.comeBack();
        writer = BatchWriter.start(inbox, stores, limits, new Silent());

        // then
        assertThat(all)
                .allSatisfy(waiting ->
                        assertThat(waiting.await(PATIENCE)).isEqualTo(new DeliveryResult.Committed(Outcome.STORED)));
        assertThat(stores.batches()).containsExactly(5);
    }

    @Test
    void answersARedeliveryAsADuplicate() {
        writing();

        assertThat(answer("d1")).isEqualTo(new DeliveryResult.Committed(Outcome.STORED));
        assertThat(answer("d1")).isEqualTo(new DeliveryResult.Committed(Outcome.DUPLICATE));
        assertThat(stores.ids()).containsExactly("d1");
    }

    @Test
    void aPoisonedRowFailsAloneAndIsKeptWithTheReason() {
        // given
        stores.poison("d3");
        List<PendingDelivery> all = IntStream.range(0, 9)
                .mapToObj(i -> new PendingDelivery(Samples.delivery("d" + i)))
                .toList();

        // when
        writing();
        all.forEach(inbox::offer);

        // then
        assertThat(all).allSatisfy(waiting -> {
            boolean poisoned = waiting.delivery().envelope().id().equals("d3");
            assertThat(waiting.await(PATIENCE))
                    .isEqualTo(new DeliveryResult.Committed(poisoned ? Outcome.QUARANTINED : Outcome.STORED));
        });
        assertThat(stores.ids()).hasSize(8).doesNotContain("d3");
        assertThat(stores.quarantined()).containsExactly("d3 a number is out of range (SQLSTATE 22003)");
    }

    @Test
    void asksToComeAgainWhileTheDatabaseIsAwayAndRecoversByItself() {
        // given
        writing();
        stores.goAway();

        // when
        DeliveryResult away = answer("d1");
        stores.comeBack();
        writing();

        // then
        assertThat(away).isEqualTo(new DeliveryResult.TryAgain(Unavailable.DATABASE_AWAY));
        assertThat(answer("d1")).isEqualTo(new DeliveryResult.Committed(Outcome.STORED));
    }

    @Test
    void noticesAnAbsenceWhileNothingComes() {
        writing();

        stores.goAway();

        await().until(() -> writer.state() instanceof WriterState.Away);
    }

    @Test
    void aCommitWhoseAnswerGotLostIsAskedForAgainAndThenADuplicate() {
        // given
        writing();
        stores.loseAnswers();

        // when
        DeliveryResult ambiguous = answer("d1");
        stores.comeBack();
        writing();
        DeliveryResult again = answer("d1");

        // then
        assertThat(ambiguous).isEqualTo(new DeliveryResult.TryAgain(Unavailable.DATABASE_AWAY));
        assertThat(again).isEqualTo(new DeliveryResult.Committed(Outcome.DUPLICATE));
    }

    @Test
    void doesNotStoreWhatWasAlreadyToldToComeAgain() {
        // given
        writer.close();
        stores.comeBack();
        var given = new PendingDelivery(Samples.delivery("given-up"));
        inbox.offer(given);
        given.await(Duration.ofMillis(1));

        // when
        writer = BatchWriter.start(inbox, stores, limits, new Silent());
        answer("d1");

        // then
        assertThat(stores.ids()).containsExactly("d1");
    }

    @Test
    void emptiesTheInboxBeforeItEnds() {
        // given
        writer.close();
        stores.comeBack();
        writer = BatchWriter.start(inbox, stores, limits, new Silent());
        List<PendingDelivery> all = IntStream.range(0, 500)
                .mapToObj(i -> new PendingDelivery(Samples.delivery("d" + i)))
                .toList();
        all.forEach(inbox::offer);

        // when
        writer.close();

        // then
        assertThat(writer.state()).isInstanceOf(WriterState.Ended.class);
        assertThat(stores.ids()).hasSize(500);
    }

    private void writing() {
        stores.comeBack();
        await().until(() -> writer.state() instanceof WriterState.Writing);
    }

    private DeliveryResult answer(String id) {
        var waiting = new PendingDelivery(Samples.delivery(id));
        inbox.offer(waiting);
        return waiting.await(PATIENCE);
    }

    private static final class Silent implements BatchListener {
        @Override
        public void committed(int rows, Duration took) {
            // Not of interest here.
        }

        @Override
        public void kept(Delivery delivery, Outcome outcome) {
            // Not of interest here.
        }
    }
}
