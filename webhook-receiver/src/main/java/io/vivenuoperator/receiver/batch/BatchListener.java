package io.vivenuoperator.receiver.batch;

import io.vivenuoperator.receiver.delivery.Delivery;
import io.vivenuoperator.receiver.delivery.DeliveryResult;
import java.time.Duration;

/** Observes the writer; must be fast and must not throw. */
public interface BatchListener {
    /** A transaction was committed. */
    void committed(int rows, Duration took);

    /** A delivery was committed. */
    void kept(Delivery delivery, DeliveryResult.Outcome outcome);
}
