package io.vivenuoperator.receiver.inbox;

import io.vivenuoperator.platform.service.queue.QueuedRequest;
import io.vivenuoperator.receiver.delivery.Delivery;
import io.vivenuoperator.receiver.delivery.DeliveryResult;
import java.time.Duration;

/** A delivery and the request that waits for its result. If that gives up, Vivenu was asked to retry. */
public final class PendingDelivery extends QueuedRequest<Delivery, DeliveryResult> {
    public PendingDelivery(Delivery delivery) {
        super(delivery, delivery.bodyBytes());
    }

    public Delivery delivery() {
        return content();
    }

    /** The result, or {@link DeliveryResult.Unavailable#DATABASE_SLOW} if none came in time. */
    public DeliveryResult await(Duration atMost) {
        return await(
                atMost,
                new DeliveryResult.TryAgain(DeliveryResult.Unavailable.DATABASE_SLOW),
                new DeliveryResult.TryAgain(DeliveryResult.Unavailable.SHUTTING_DOWN));
    }
}
