package io.vivenuoperator.receiver.batch;

import io.vivenuoperator.receiver.delivery.Delivery;
import io.vivenuoperator.receiver.delivery.DeliveryResult;
import java.time.Duration;

/** Hears what the writer did; must be quick and must not throw. */
public interface BatchListener {
    /** A transaction was committed. */
    void committed(int rows, Duration took);

    /** One delivery is in the database. */
    void kept(Delivery delivery, DeliveryResult.Outcome outcome);
}
