package io.vivenuoperator.store.ingest;

import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.database.DatabaseException.Reason;
import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.store.connection.StoreDatabase;
import io.vivenuoperator.store.inbox.DeliveryRecord;
import io.vivenuoperator.store.ingest.IngestResult.Arrival;
import io.vivenuoperator.store.quarantine.QuarantinedRecord;
import io.vivenuoperator.store.schema.SchemaCheck;
import io.vivenuoperator.store.schema.SchemaState;
import java.sql.SQLException;
import java.time.Clock;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The one way in for deliveries: a connection of its own, used by one thread, and a transaction per batch. */
public final class IngestSession implements AutoCloseable {
    /** How many connections a session holds. */
    public static final int CONNECTIONS = 1;

    private static final int CONFLICT_TRIES = 3;
    private static final int PING_SECONDS = 2;

    /** No delivery names a key of ours: one that was remembered is not there any more. */
    private static final String MISSING_KEY = "23503";

    private final IngestConnection writer;
    private final BatchStatements statements;
    private final Clock clock;

    private IngestSession(IngestConnection writer, Clock clock) {
        this.writer = writer;
        this.statements = new BatchStatements(writer);
        this.clock = clock;
    }

    /**
     * Connects; returns within a few seconds whatever the network does.
     *
     * @param program under which the server lists the connection
     * @throws DatabaseException when there is none to be had
     */
    public static IngestSession open(DatabaseUrl url, String program, Clock clock) {
        try {
            return new IngestSession(IngestConnection.open(url, program), clock);
        } catch (SQLException e) {
            throw StoreDatabase.failure(e);
        }
    }

    /**
     * Whether this version can work with the schema. Asked on the session's own connection: there may be no other to be had.
     *
     * @throws DatabaseException when the database can't say
     */
    public SchemaState schema() {
        try {
            writer.settings().begin(writer.connection());
            SchemaState state = SchemaCheck.check(writer.connection());
            writer.connection().rollback();
            return state;
        } catch (SQLException e) {
            throw StoreDatabase.failure(e);
        }
    }

    /** Commits all of them in one transaction, or none. */
    public IngestResult write(List<IngestDelivery> batch) {
        return inTransaction(() -> arrivals(batch.size(), statements.write(batch, clock.instant())));
    }

    private static List<Arrival> arrivals(int rows, BitSet fresh) {
        return IntStream.range(0, rows).mapToObj(row -> arrival(fresh.get(row))).toList();
    }

    private static Arrival arrival(boolean fresh) {
        return fresh ? Arrival.NEW : Arrival.REPEATED;
    }

    /**
     * Keeps the envelope of a delivery that was refused by itself, so that it is recognised when it comes again.
     *
     * @param reason names it in the quarantine
     */
    public IngestResult quarantine(DeliveryRecord envelope, QuarantinedRecord reason) {
        return inTransaction(() -> List.of(arrival(statements.quarantine(envelope, reason, clock.instant()))));
    }

    private IngestResult inTransaction(Work work) {
        for (int attempt = 1; ; attempt++) {
            try {
                List<Arrival> arrivals = work.run();
                writer.connection().commit();
                statements.committed();
                return new IngestResult.Committed(arrivals);
            } catch (SQLException e) {
                DatabaseException failure = StoreDatabase.failure(e);
                Optional<IngestResult> end = end(failure, attempt == CONFLICT_TRIES);
                if (end.isPresent()) {
                    return end.get();
                }
            }
        }
    }

    /** Rolls back; empty when the same batch may be tried again. */
    private Optional<IngestResult> end(DatabaseException failure, boolean last) {
        statements.forget();
        if (!rolledBack()) {
            return Optional.of(lost(failure));
        }
        if (!last && (failure.sqlState().equals(MISSING_KEY) || failure.reason() == Reason.CONFLICT)) {
            return Optional.empty();
        }
        return Optional.of(
                failure.reason() == Reason.BAD_DATA ? new IngestResult.Refused(failure.sqlState()) : lost(failure));
    }

    private boolean rolledBack() {
        try {
            writer.connection().rollback();
            return true;
        } catch (SQLException e) {
            // The connection is gone, and with it the transaction: what matters is why the batch failed.
            return false;
        }
    }

    private static IngestResult.Lost lost(DatabaseException failure) {
        return new IngestResult.Lost(String.valueOf(failure.getMessage()));
    }

    /** Asks for a sign of life; empty when there is one. */
    public Optional<IngestResult.Lost> ping() {
        try {
            if (!writer.connection().isValid(PING_SECONDS)) {
                return Optional.of(new IngestResult.Lost("no sign of life from the database"));
            }
            writer.connection().rollback();
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(lost(StoreDatabase.failure(e)));
        }
    }

    @Override
    public void close() {
        writer.close();
    }

    @FunctionalInterface
    private interface Work {
        List<Arrival> run() throws SQLException;
    }
}
