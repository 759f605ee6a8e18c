package io.vivenuoperator.receiver.persistence;

import io.vivenuoperator.receiver.batch.DeliveryStore;
import io.vivenuoperator.receiver.batch.RefusedDataException;
import io.vivenuoperator.receiver.batch.StoreLostException;
import io.vivenuoperator.receiver.delivery.Delivery;
import io.vivenuoperator.receiver.delivery.DeliveryResult.Outcome;
import io.vivenuoperator.store.ingest.IngestDelivery;
import io.vivenuoperator.store.ingest.IngestResult;
import io.vivenuoperator.store.ingest.IngestResult.Arrival;
import io.vivenuoperator.store.ingest.IngestSession;
import io.vivenuoperator.store.ingest.UnreadableObject;
import io.vivenuoperator.store.quarantine.QuarantinedRecord;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The writer's port, implemented by the store's ingest session. */
final class PostgresDeliveryStore implements DeliveryStore {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresDeliveryStore.class);

    private final IngestSession session;

    PostgresDeliveryStore(IngestSession session) {
        this.session = session;
    }

    @Override
    public List<Outcome> store(List<Delivery> batch) throws RefusedDataException, StoreLostException {
        List<IngestDelivery> deliveries =
                batch.stream().map(DeliveryMapping::delivery).toList();
        List<Arrival> arrivals = committed(session.write(deliveries));
        warnOfUnreadable(IntStream.range(0, deliveries.size())
                .filter(row -> arrivals.get(row) == Arrival.NEW)
                .mapToObj(row -> deliveries.get(row).unreadable())
                .flatMap(unreadable -> unreadable.stream())
                .toList());
        return arrivals.stream()
                .map(arrival -> outcome(arrival, Outcome.STORED))
                .toList();
    }

    /** Logs the first one by name. */
    private static void warnOfUnreadable(List<UnreadableObject> objects) {
        if (objects.isEmpty()) {
            return;
        }
        QuarantinedRecord first = objects.getFirst().record();
        LOG.atWarn()
                .addKeyValue("records", objects.size())
                .addKeyValue("region", first.region())
                .addKeyValue("kind", first.kind().label())
                .addKeyValue("objectId", first.objectId())
                .addKeyValue("reason", first.reason())
                .log("Unreadable records quarantined");
    }

    @Override
    public Outcome quarantine(Delivery delivery, String reason) throws RefusedDataException, StoreLostException {
        List<Arrival> arrivals = committed(session.quarantine(
                DeliveryMapping.withoutContent(delivery), DeliveryMapping.quarantined(delivery, reason)));
        return outcome(arrivals.getFirst(), Outcome.QUARANTINED);
    }

    private static List<Arrival> committed(IngestResult result) throws RefusedDataException, StoreLostException {
        return switch (result) {
            case IngestResult.Committed(List<Arrival> arrivals) -> arrivals;
            case IngestResult.Refused(String sqlState) -> throw new RefusedDataException(sqlState);
            case IngestResult.Lost(String reason) -> throw new StoreLostException(reason);
        };
    }

    private static Outcome outcome(Arrival arrival, Outcome whenNew) {
        return arrival == Arrival.NEW ? whenNew : Outcome.DUPLICATE;
    }

    @Override
    public void ping() throws StoreLostException {
        var lost = session.ping();
        if (lost.isPresent()) {
            throw new StoreLostException(lost.get().reason());
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
