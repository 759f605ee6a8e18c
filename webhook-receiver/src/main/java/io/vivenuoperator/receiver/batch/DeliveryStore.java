package io.vivenuoperator.receiver.batch;

import io.vivenuoperator.receiver.delivery.Delivery;
import io.vivenuoperator.receiver.delivery.DeliveryResult;
import java.util.List;

/** The database as the writer sees it: one connection, used by one thread. */
public interface DeliveryStore extends AutoCloseable {
    /**
     * Commits all of them in one transaction, or none.
     *
     * @return one outcome per delivery, in the same order
     * @throws RefusedDataException when at least one of them is what the database can't take
     * @throws StoreLostException when it is not known whether they were committed
     */
    List<DeliveryResult.Outcome> store(List<Delivery> batch) throws RefusedDataException, StoreLostException;

    /**
     * Keeps the envelope and the hash of a delivery that was refused by itself, and the reason beside it, in quarantine.
     *
     * @throws RefusedDataException when not even that can be taken
     */
    DeliveryResult.Outcome quarantine(Delivery delivery, String reason) throws RefusedDataException, StoreLostException;

    /** Asks for a sign of life. */
    void ping() throws StoreLostException;

    @Override
    void close();
}
