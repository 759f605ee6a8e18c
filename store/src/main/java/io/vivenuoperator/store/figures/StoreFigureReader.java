package io.vivenuoperator.store.figures;

import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.database.DatabaseObserver;
import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.store.connection.StoreDatabase;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads the figures while this is the reader of the installation that was elected. Used by one thread.
 *
 * <p>Who is elected keeps a connection, and a lock of its session: if the program dies, or the server does, somebody else gets it. Behind a
 * pooler sessions are shared and nobody can be elected: each reader reads there, and all read the same.
 */
public final class StoreFigureReader implements AutoCloseable {
    /** How many connections it holds at most. */
    public static final int CONNECTIONS = 1;

    private static final String NOT_FROM_THE_SERVER = "";

    private final DatabaseUrl url;
    private final String program;
    private final DatabaseObserver observer;
    private final Clock clock;
    private final StoreFigureQueries queries = new StoreFigureQueries();
    private Optional<FigureConnection> open = Optional.empty();

    /**
     * Does not connect yet.
     *
     * @param program the application name at the server
     * @param observer told of logins, and of the transactions that read
     */
    public StoreFigureReader(DatabaseUrl url, String program, DatabaseObserver observer, Clock clock) {
        this.url = url;
        this.program = program;
        this.observer = observer;
        this.clock = clock;
    }

    /**
     * The figures now; empty if another reader is elected.
     *
     * @throws DatabaseException if the database can't answer; somebody else may be elected then
     */
    public Optional<StoreFigures> read() {
        long start = System.nanoTime();
        try {
            FigureConnection connection = connection();
            if (!connection.elected()) {
                close();
                return Optional.empty();
            }
            StoreFigures figures = connection.read(tx -> queries.at(tx, clock.instant()));
            observer.committed(since(start));
            return Optional.of(figures);
        } catch (SQLException e) {
            close();
            DatabaseException failure = StoreDatabase.failure(e);
            observer.failed(failure.sqlState(), since(start));
            throw failure;
        } catch (RuntimeException e) {
            close();
            observer.failed(NOT_FROM_THE_SERVER, since(start));
            throw e;
        }
    }

    private FigureConnection connection() throws SQLException {
        if (open.isPresent()) {
            return open.get();
        }
        FigureConnection opened = FigureConnection.open(url, program, observer);
        open = Optional.of(opened);
        return opened;
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Leaves the place to others. */
    @Override
    public void close() {
        open.ifPresent(FigureConnection::close);
        open = Optional.empty();
    }
}
