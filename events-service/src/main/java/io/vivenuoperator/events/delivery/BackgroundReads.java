package io.vivenuoperator.events.delivery;

import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.database.TransactionWork;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the database beside the loop, and brings the answers back to it. Questions are taken in their order. */
final class BackgroundReads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundReads.class);
    private static final int AT_ONCE = 2;
    private static final long LAST_SECONDS = 2;

    private final Database database;
    private final Consumer<Runnable> loop;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().name("reads-", 0).daemon().factory());

    /** @param loop runs what it is given, on its own thread */
    BackgroundReads(Database database, Consumer<Runnable> loop) {
        this.database = database;
        this.loop = loop;
    }

    /**
     * Does the work in a transaction.
     *
     * @param then gets the result, on the loop
     * @param failed on the loop, when the database could not be asked
     */
    <T> void ask(TransactionWork<T> work, Consumer<T> then, Runnable failed) {
        try {
            threads.execute(() -> {
                try {
                    T result = database.inTransaction(work);
                    loop.accept(() -> then.accept(result));
                } catch (DatabaseException e) {
                    LOG.atDebug().addKeyValue("problem", e.getMessage()).log("Database can't be asked");
                    loop.accept(failed);
                } catch (RuntimeException e) {
                    LOG.atError().setCause(e).log("Question failed unexpectedly");
                    loop.accept(failed);
                }
            });
        } catch (RejectedExecutionException e) {
            // The engine is being closed: nobody waits for the answer.
            loop.accept(failed);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
