package io.vivenuoperator.events.delivery;

import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.database.TransactionSettings;
import io.vivenuoperator.store.delivery.LogPages;
import io.vivenuoperator.store.delivery.LogPages.LogPlace;
import io.vivenuoperator.store.message.MessageRecord;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the end of the log, once for all subscriptions of this process. */
final class TailReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TailReader.class);
    private static final int PAGE = 500;
    private static final Duration AGAIN = Duration.ofMillis(250);
    private static final Duration LAST_PAGE = Duration.ofSeconds(2);

    private final Database database;
    private final LogPages log = new LogPages();
    private final Duration interval;
    private final TailListener listener;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("tail").daemon().unstarted(this::run);
    private boolean away;

    /** Gets the pages. */
    interface TailListener {
        /** Where the tail begins. */
        void begins(LogPlace head);

        /** The next page, which is never empty. Returns when it has been taken. */
        void page(LogPlace from, List<MessageRecord> page) throws InterruptedException;
    }

    TailReader(Database database, Duration interval, TailListener listener) {
        this.database = database;
        this.interval = interval;
        this.listener = listener;
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            LogPlace place = LogPlace.BEGIN;
            boolean begun = false;
            while (ended.getCount() > 0) {
                boolean more = false;
                try {
                    if (begun) {
                        LogPlace from = place;
                        List<MessageRecord> page =
                                database.inTransaction(TransactionSettings::byKeyOnly, tx -> log.after(tx, from, PAGE));
                        if (!page.isEmpty()) {
                            listener.page(from, page);
                            place = new LogPlace(
                                    page.getLast().seq(), page.getLast().at());
                        }
                        more = page.size() == PAGE;
                    } else {
                        place = database.inTransaction(log::head);
                        listener.begins(place);
                        begun = true;
                    }
                    away = false;
                } catch (DatabaseException e) {
                    failed(e);
                } catch (RuntimeException e) {
                    LOG.atError().setCause(e).log("Log could not be read");
                    away = true;
                }
                if (!more) {
                    ended.await((away ? AGAIN : interval).toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void failed(DatabaseException e) {
        if (!away) {
            LOG.atWarn().addKeyValue("problem", e.getMessage()).log("Log can't be read");
        }
        away = true;
    }

    @Override
    public void close() {
        ended.countDown();
        thread.interrupt();
        try {
            thread.join(LAST_PAGE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
