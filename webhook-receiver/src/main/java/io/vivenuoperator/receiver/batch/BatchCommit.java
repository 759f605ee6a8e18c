package io.vivenuoperator.receiver.batch;

import io.vivenuoperator.receiver.delivery.Delivery;
import io.vivenuoperator.receiver.delivery.DeliveryResult;
import io.vivenuoperator.receiver.inbox.PendingDelivery;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits a batch. If the database refuses it because of one row's data, the batch is halved until that row is isolated.
 * The good rows of a batch are always committed.
 */
final class BatchCommit {
    private static final Logger LOG = LoggerFactory.getLogger(BatchCommit.class);

    private final BatchListener listener;

    BatchCommit(BatchListener listener) {
        this.listener = listener;
    }

    /** Completes each delivery as soon as its part of the batch is committed. */
    void commit(List<PendingDelivery> batch, DeliveryStore store) throws StoreLostException {
        List<PendingDelivery> live =
                batch.stream().filter(waiting -> !waiting.answered()).toList();
        if (!live.isEmpty()) {
            commitOrHalve(live, store);
        }
    }

    private void commitOrHalve(List<PendingDelivery> batch, DeliveryStore store) throws StoreLostException {
        try {
            long start = System.nanoTime();
            List<DeliveryResult.Outcome> outcomes =
                    store.store(batch.stream().map(PendingDelivery::delivery).toList());
            listener.committed(batch.size(), Duration.ofNanos(System.nanoTime() - start));
            for (int row = 0; row < batch.size(); row++) {
                answer(batch.get(row), outcomes.get(row));
            }
        } catch (RefusedDataException e) {
            isolate(batch, store, e);
        }
    }

    private void isolate(List<PendingDelivery> batch, DeliveryStore store, RefusedDataException refusal)
            throws StoreLostException {
        if (batch.size() == 1) {
            quarantine(batch.getFirst(), store, refusal);
            return;
        }
        int half = batch.size() / 2;
        commitOrHalve(batch.subList(0, half), store);
        commitOrHalve(batch.subList(half, batch.size()), store);
    }

    private void quarantine(PendingDelivery waiting, DeliveryStore store, RefusedDataException refusal)
            throws StoreLostException {
        Delivery delivery = waiting.delivery();
        LOG.atWarn()
                .addKeyValue("region", delivery.region())
                .addKeyValue("deliveryId", delivery.envelope().id())
                .addKeyValue("type", delivery.envelope().type())
                .addKeyValue("sqlState", refusal.sqlState())
                .log("Delivery quarantined");
        try {
            answer(waiting, store.quarantine(delivery, refusal.reason()));
        } catch (RefusedDataException e) {
            // It is stored nowhere, so it must not be acknowledged.
            LOG.atError().addKeyValue("sqlState", e.sqlState()).log("Delivery could not be quarantined");
            waiting.answer(new DeliveryResult.TryAgain(DeliveryResult.Unavailable.NOT_KEPT));
        }
    }

    private void answer(PendingDelivery waiting, DeliveryResult.Outcome outcome) {
        waiting.answer(new DeliveryResult.Committed(outcome));
        listener.kept(waiting.delivery(), outcome);
    }
}
