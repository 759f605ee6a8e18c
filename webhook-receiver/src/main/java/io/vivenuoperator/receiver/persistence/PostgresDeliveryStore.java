package io.vivenuoperator.receiver.persistence;

import io.vivenuoperator.receiver.batch.DeliveryStore;
import io.vivenuoperator.receiver.batch.RefusedDataException;
import io.vivenuoperator.receiver.batch.StoreLostException;
import io.vivenuoperator.receiver.delivery.Delivery;
import io.vivenuoperator.receiver.delivery.DeliveryResult.Outcome;
import io.vivenuoperator.records.SetAside;
import io.vivenuoperator.store.database.DatabaseException.Reason;
import io.vivenuoperator.store.database.StatementPipeline;
import io.vivenuoperator.store.database.StatementPipeline.Sent;
import io.vivenuoperator.store.database.TransactionSettings;
import io.vivenuoperator.store.event.EventRepository;
import io.vivenuoperator.store.event.EventWriting;
import io.vivenuoperator.store.inbox.DeliveryRecord;
import io.vivenuoperator.store.inbox.DeliveryRepository;
import io.vivenuoperator.store.ledger.CertainStatuses;
import io.vivenuoperator.store.ledger.CommittedTypes;
import io.vivenuoperator.store.ledger.TicketLedger;
import io.vivenuoperator.store.ledger.TicketRecord;
import io.vivenuoperator.store.quarantine.QuarantineRepository;
import io.vivenuoperator.store.quarantine.QuarantinedRecord;
import io.vivenuoperator.store.quarantine.ReadableVersion;
import io.vivenuoperator.store.region.CommittedKeys;
import io.vivenuoperator.store.region.RegionKeys;
import io.vivenuoperator.store.region.RegionRepository;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A batch in one transaction: inbox first, and what is new there goes into events, ledger and snapshots. */
final class PostgresDeliveryStore implements DeliveryStore {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresDeliveryStore.class);
    private static final int CONFLICT_TRIES = 3;
    private static final int PING_SECONDS = 2;

    /** No delivery names a key of ours: one that was remembered is not there any more. */
    private static final String MISSING_KEY = "23503";

    private final Connection connection;
    private final TransactionSettings settings;
    private final Clock clock;
    private final CommittedKeys regions = new CommittedKeys();
    private final CommittedTypes types = new CommittedTypes();
    private final DeliveryRepository inbox = new DeliveryRepository();
    private final EventRepository events = new EventRepository();
    private final TicketLedger ledger = new TicketLedger();
    private final CertainStatuses statuses = new CertainStatuses();
    private final QuarantineRepository quarantine = new QuarantineRepository();

    PostgresDeliveryStore(WriterConnection writer, Clock clock) {
        this.connection = writer.connection();
        this.settings = writer.settings();
        this.clock = clock;
    }

    @Override
    public List<Outcome> store(List<Delivery> batch) throws RefusedDataException, StoreLostException {
        return inTransaction(() -> write(batch));
    }

    private List<Outcome> write(List<Delivery> batch) throws SQLException {
        Instant now = clock.instant();
        List<DeliveryRecord> records =
                batch.stream().map(StoreMapping::delivery).toList();
        StatementPipeline first = begin(batch, records);
        RegionKeys keys = keys(batch, now);
        lock(first, batch, keys);
        Sent<BitSet> fresh = first.add(inbox.keeping(connection, records, keys));
        first.make(connection);
        record(fresh.answer().stream().mapToObj(batch::get).toList(), keys, now);
        return outcomes(batch.size(), fresh.answer());
    }

    /** The transaction's settings go along with its first steps, unless something is to be asked for before these can be made. */
    private StatementPipeline begin(List<Delivery> batch, List<DeliveryRecord> records) throws SQLException {
        StatementPipeline first = StatementPipeline.beginning(settings);
        if (regions.know(regionsOf(batch)) && inbox.knowsMonthsOf(records)) {
            return first;
        }
        first.make(connection);
        return new StatementPipeline();
    }

    /** Before anything is read: a writer who waits must see what the one before it wrote. */
    private void lock(StatementPipeline trip, List<Delivery> batch, RegionKeys keys) {
        Set<String> written = batch.stream()
                .filter(delivery -> delivery.kept().content().isPresent())
                .map(Delivery::region)
                .collect(Collectors.toSet());
        if (!written.isEmpty()) {
            trip.add(RegionRepository.locking(connection, keys.only(written)));
        }
    }

    private void record(List<Delivery> news, RegionKeys keys, Instant now) throws SQLException {
        var trip = new StatementPipeline();
        EventWriting told = events.telling(trip, connection, StoreMapping.events(news), keys, now);
        List<TicketRecord> tickets = StoreMapping.tickets(news);
        if (!tickets.isEmpty()) {
            trip.add(ledger.recording(connection, tickets, keys, types, now));
        }
        List<ReadableVersion> readable = StoreMapping.readable(news);
        if (!readable.isEmpty()) {
            trip.add(quarantine.resolvingTold(connection, readable, keys, now));
        }
        trip.make(connection);
        told.complete(connection);
        events.recordDeletions(connection, StoreMapping.deletions(news), now);
        setAside(StoreMapping.setAside(news), now);
    }

    /** Records that can't be read: they are named (the log names the first), and what is certain of them counts. */
    private void setAside(List<SetAside> records, Instant now) throws SQLException {
        if (records.isEmpty()) {
            return;
        }
        QuarantinedRecord first = records.getFirst().quarantined();
        LOG.atWarn()
                .addKeyValue("records", records.size())
                .addKeyValue("region", first.region())
                .addKeyValue("kind", first.kind().label())
                .addKeyValue("objectId", first.objectId())
                .addKeyValue("reason", first.reason())
                .log("records can't be read and are in quarantine");
        quarantine.keepTold(
                connection, records.stream().map(SetAside::quarantined).toList(), now);
        statuses.record(
                connection,
                records.stream()
                        .flatMap(record -> record.certainStatus().stream())
                        .toList(),
                now);
    }

    private RegionKeys keys(List<Delivery> batch, Instant now) throws SQLException {
        return regions.keys(connection, regionsOf(batch), now);
    }

    private static Set<String> regionsOf(List<Delivery> batch) {
        return batch.stream().map(Delivery::region).collect(Collectors.toSet());
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
        settings.begin(connection);
        BitSet fresh =
                inbox.insert(connection, List.of(StoreMapping.withoutContent(delivery)), keys(List.of(delivery), now));
        quarantine.keep(connection, List.of(StoreMapping.quarantined(delivery, reason)), now);
        return fresh.isEmpty() ? Outcome.DUPLICATE : Outcome.QUARANTINED;
    }

    private <T> T inTransaction(Work<T> work) throws RefusedDataException, StoreLostException {
        for (int attempt = 1; ; attempt++) {
            try {
                T result = work.run();
                connection.commit();
                regions.committed();
                types.committed();
                return result;
            } catch (SQLException e) {
                StoreFailure trouble = StoreFailure.of(e);
                rollBack(trouble);
                if (trouble.sqlState().equals(MISSING_KEY) && attempt < CONFLICT_TRIES) {
                    continue;
                }
                if (trouble.reason() == Reason.BAD_DATA) {
                    throw new RefusedDataException(trouble.sqlState());
                }
                if (trouble.reason() != Reason.CONFLICT || attempt == CONFLICT_TRIES) {
                    throw new StoreLostException(trouble.sentence());
                }
            }
        }
    }

    private void rollBack(StoreFailure trouble) throws StoreLostException {
        // A pooler's client does not notice when another server takes over, which may not have the last that this one
        // had.
        regions.forget();
        types.forget();
        inbox.forgetMonths();
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
            throw new StoreLostException(StoreFailure.of(e).sentence());
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
