package io.vivenuoperator.receiver.persistence;

import io.vivenuoperator.receiver.batch.DeliveryStore;
import io.vivenuoperator.receiver.batch.RefusedDataException;
import io.vivenuoperator.receiver.batch.StoreLostException;
import io.vivenuoperator.receiver.delivery.Answer.Outcome;
import io.vivenuoperator.receiver.delivery.Delivery;
import io.vivenuoperator.store.database.DatabaseException.Reason;
import io.vivenuoperator.store.event.EventRepository;
import io.vivenuoperator.store.inbox.DeliveryRecord;
import io.vivenuoperator.store.inbox.DeliveryRepository;
import io.vivenuoperator.store.ledger.Ledger;
import io.vivenuoperator.store.quarantine.QuarantineRepository;
import io.vivenuoperator.store.region.CommittedKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A batch in one transaction: inbox first, and what is new there goes into events, ledger and snapshots. */
final class PostgresDeliveryStore implements DeliveryStore {

    private static final int CONFLICT_TRIES = 3;
    private static final int PING_SECONDS = 2;

    private final Connection connection;
    private final Clock clock;
    private final CommittedKeys regions = new CommittedKeys();
    private final DeliveryRepository inbox = new DeliveryRepository();
    private final EventRepository events = new EventRepository();
    private final Ledger ledger = new Ledger();
    private final QuarantineRepository quarantine = new QuarantineRepository();

    PostgresDeliveryStore(Connection connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    @Override
    public List<Outcome> store(List<Delivery> batch) throws RefusedDataException, StoreLostException {
        return inTransaction(() -> write(batch));
    }

    private List<Outcome> write(List<Delivery> batch) throws SQLException {
        Instant now = clock.instant();
        BitSet fresh = keep(batch.stream().map(Records::delivery).toList(), now);
        List<Delivery> news = fresh.stream().mapToObj(batch::get).toList();
        events.recordTold(connection, Records.events(news), now);
        events.recordDeletions(connection, Records.deletions(news), now);
        ledger.record(connection, Records.tickets(news), now);
        return outcomes(batch.size(), fresh);
    }

    private BitSet keep(List<DeliveryRecord> deliveries, Instant now) throws SQLException {
        return inbox.insert(
                connection, deliveries, regions.keys(connection, DeliveryRepository.regionsOf(deliveries), now));
    }

    private static List<Outcome> outcomes(int rows, BitSet fresh) {
        var outcomes = new ArrayList<Outcome>(rows);
        for (int row = 0; row < rows; row++) {
            outcomes.add(fresh.get(row) ? Outcome.STORED : Outcome.DUPLICATE);
        }
        return outcomes;
    }

    @Override
    public Outcome quarantine(Delivery delivery, String reason) throws RefusedDataException, StoreLostException {
        return inTransaction(() -> setAside(delivery, reason));
    }

    private Outcome setAside(Delivery delivery, String reason) throws SQLException {
        Instant now = clock.instant();
        BitSet fresh = keep(List.of(Records.withoutContent(delivery)), now);
        quarantine.keep(connection, List.of(Records.quarantined(delivery, reason)), now);
        return fresh.isEmpty() ? Outcome.DUPLICATE : Outcome.QUARANTINED;
    }

    private <T> T inTransaction(Work<T> work) throws RefusedDataException, StoreLostException {
        for (int attempt = 1; ; attempt++) {
            try {
                T result = work.run();
                connection.commit();
                regions.committed();
                return result;
            } catch (SQLException e) {
                Trouble trouble = Trouble.of(e);
                rollBack(trouble);
                if (trouble.reason() == Reason.BAD_DATA) {
                    throw new RefusedDataException(trouble.sqlState());
                }
                if (trouble.reason() != Reason.CONFLICT || attempt == CONFLICT_TRIES) {
                    throw new StoreLostException(trouble.sentence());
                }
            }
        }
    }

    private void rollBack(Trouble trouble) throws StoreLostException {
        regions.rolledBack();
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new StoreLostException(trouble.sentence());
        }
    }

    @Override
    public void ping() throws StoreLostException {
        try {
            if (!connection.isValid(PING_SECONDS)) {
                throw new StoreLostException("no sign of life from the database");
            }
            connection.rollback();
        } catch (SQLException e) {
            throw new StoreLostException(Trouble.of(e).sentence());
        }
    }

    @Override
    public void close() {
        closeQuietly(connection);
    }

    static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // It is gone either way, and what was not committed is gone with it.
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T run() throws SQLException;
    }
}
