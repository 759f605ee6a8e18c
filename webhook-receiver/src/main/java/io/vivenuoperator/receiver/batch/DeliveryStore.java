package io.vivenuoperator.receiver.batch;

import io.vivenuoperator.receiver.delivery.Delivery;
import io.vivenuoperator.receiver.delivery.DeliveryResult;
import java.util.List;

/** The writer's view of the database: one connection, used by one thread. */
public interface DeliveryStore extends AutoCloseable {
    /**
     * Commits all of them in one transaction, or none.
     *
     * @return one outcome per delivery, in the same order
     * @throws RefusedDataException if the database refuses the data of at least one
     * @throws StoreLostException if it is unknown whether they were committed
     */
    List<DeliveryResult.Outcome> store(List<Delivery> batch) throws RefusedDataException, StoreLostException;

    /**
     * Stores only the envelope and the hash of a refused delivery, and its reason in the quarantine.
     *
     * @throws RefusedDataException if the database refuses even that
     */
    DeliveryResult.Outcome quarantine(Delivery delivery, String reason) throws RefusedDataException, StoreLostException;

    /** Checks the connection. */
    void ping() throws StoreLostException;

    @Override
    void close();
}
