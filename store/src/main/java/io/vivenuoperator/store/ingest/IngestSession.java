package io.vivenuoperator.store.ingest;

import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.database.DatabaseException.Reason;
import io.vivenuoperator.platform.database.DatabaseObserver;
import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.store.connection.StoreDatabase;
import io.vivenuoperator.store.inbox.DeliveryRecord;
import io.vivenuoperator.store.ingest.IngestResult.Arrival;
import io.vivenuoperator.store.message.MessageAppend;
import io.vivenuoperator.store.message.NewMessage;
import io.vivenuoperator.store.news.NewsChoice;
import io.vivenuoperator.store.quarantine.QuarantinedRecord;
import io.vivenuoperator.store.schema.SchemaCheck;
import io.vivenuoperator.store.schema.SchemaState;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Stores deliveries: its own connection, used by one thread, and one transaction per batch. */
public final class IngestSession implements AutoCloseable {
    /** How many connections a session holds. */
    public static final int CONNECTIONS = 1;

    private static final int CONFLICT_TRIES = 3;
    private static final int PING_SECONDS = 2;

    /** Foreign-key violation: deliveries contain no keys of ours, so a cached one has disappeared. */
    private static final String MISSING_KEY = "23503";

    private final IngestConnection writer;
    private final BatchStatements statements;
    private final DatabaseObserver observer;
    private final Clock clock;

    private IngestSession(IngestConnection writer, NewsChoice choice, DatabaseObserver observer, Clock clock) {
        this.observer = observer;
        this.writer = writer;
        this.statements = new BatchStatements(writer, choice);
        this.clock = clock;
    }

    /**
     * Connects; returns within a few seconds whatever the network does.
     *
     * @param program the application name at the server
     * @param choice what is told of that which changes
     * @param observer told of the login and of each transaction that writes
     * @throws DatabaseException if no connection can be made
     */
    public static IngestSession open(
            DatabaseUrl url, String program, NewsChoice choice, DatabaseObserver observer, Clock clock) {
        try {
            return new IngestSession(IngestConnection.open(url, program, observer), choice, observer, clock);
        } catch (SQLException e) {
            throw StoreDatabase.failure(e);
        }
    }

    /**
     * Whether this version fits the schema. Uses the session's own connection, because there may be no other.
     *
     * @throws DatabaseException if the database can't answer
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
        return inTransaction(() -> {
            BatchStatements.Written written = statements.write(batch, clock.instant());
            return new Done(arrivals(batch.size(), written.fresh()), written.messages());
        });
    }

    private static List<Arrival> arrivals(int rows, BitSet fresh) {
        return IntStream.range(0, rows).mapToObj(row -> arrival(fresh.get(row))).toList();
    }

    private static Arrival arrival(boolean fresh) {
        return fresh ? Arrival.NEW : Arrival.REPEATED;
    }

    /**
     * Stores only the envelope of a refused delivery, so that its retry is recognised.
     *
     * @param reason its entry in the quarantine
     */
    public IngestResult quarantine(DeliveryRecord envelope, QuarantinedRecord reason) {
        return inTransaction(() ->
                new Done(List.of(arrival(statements.quarantine(envelope, reason, clock.instant()))), List.of()));
    }

    private IngestResult inTransaction(Work work) {
        for (int attempt = 1; ; attempt++) {
            long start = System.nanoTime();
            try {
                Done done = work.run();
                commit(done.messages());
                statements.committed();
                observer.committed(since(start));
                return new IngestResult.Committed(done.arrivals());
            } catch (SQLException e) {
                DatabaseException failure = StoreDatabase.failure(e);
                observer.failed(failure.sqlState(), since(start));
                Optional<IngestResult> end = end(failure, attempt == CONFLICT_TRIES);
                if (end.isPresent()) {
                    return end.get();
                }
            }
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** What is to be told goes to the server together with the commit, so that it costs no round trip. */
    private void commit(List<NewMessage> messages) throws SQLException {
        if (messages.isEmpty()) {
            writer.connection().commit();
        } else {
            MessageAppend.appendAndCommit(writer.connection(), messages);
        }
    }

    /** Rolls back; empty if the same batch may be tried again. */
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
            // The connection is gone, and the transaction with it: what matters is why the
            // batch failed.
            return false;
        }
    }

    private static IngestResult.Lost lost(DatabaseException failure) {
        return new IngestResult.Lost(String.valueOf(failure.getMessage()));
    }

    /** Checks the connection; empty if it works. */
    public Optional<IngestResult.Lost> ping() {
        try {
            if (!writer.connection().isValid(PING_SECONDS)) {
                return Optional.of(new IngestResult.Lost("the database does not answer"));
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
        Done run() throws SQLException;
    }

    /** What a transaction came to that has only to be committed. */
    private record Done(List<Arrival> arrivals, List<NewMessage> messages) {}
}
