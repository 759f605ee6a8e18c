package io.vivenuoperator.receiver.http;

import io.vivenuoperator.platform.service.queue.RequestQueue;
import io.vivenuoperator.receiver.batch.WriterState;
import io.vivenuoperator.receiver.delivery.Delivery;
import io.vivenuoperator.receiver.delivery.DeliveryResult;
import io.vivenuoperator.receiver.delivery.DeliveryResult.Unavailable;
import io.vivenuoperator.receiver.inbox.PendingDelivery;
import java.time.Duration;
import java.util.function.Supplier;

/** Turns a body with a valid signature into a queued delivery and waits for its result. */
final class DeliveryIntake {
    private final RequestQueue<PendingDelivery> inbox;
    private final Supplier<WriterState> writer;
    private final Duration answerTimeout;

    DeliveryIntake(RequestQueue<PendingDelivery> inbox, Supplier<WriterState> writer, Duration answerTimeout) {
        this.inbox = inbox;
        this.writer = writer;
        this.answerTimeout = answerTimeout;
    }

    DeliveryResult take(Delivery delivery) {
        if (!(writer.get() instanceof WriterState.Writing)) {
            return new DeliveryResult.TryAgain(Unavailable.DATABASE_AWAY);
        }
        var waiting = new PendingDelivery(delivery);
        return inbox.offer(waiting)
                ? waiting.await(answerTimeout)
                : new DeliveryResult.TryAgain(Unavailable.QUEUE_FULL);
    }
}
