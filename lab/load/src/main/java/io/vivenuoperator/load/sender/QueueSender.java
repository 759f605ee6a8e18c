package io.vivenuoperator.load.sender;

import io.vivenuoperator.load.sender.HookCaller.CalledMessage;
import io.vivenuoperator.load.sender.QueueTable.ClaimedRow;
import io.vivenuoperator.load.sender.QueueTable.FinishedRow;
import io.vivenuoperator.load.settings.Variables;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A queue as many have it, with all that makes one fast: a row per delivery, claimed by hundreds with SKIP LOCKED and finished
 * by hundreds, its attempts kept. A claim ends after 90 seconds, so that a crash loses nothing.
 */
public final class QueueSender {
    private static final int BATCH = 512;
    private static final long FILL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final HookCaller caller;
    private final String jdbcUrl;
    private final Semaphore inFlight;
    private final LinkedBlockingQueue<FinishedRow> finished = new LinkedBlockingQueue<>();

    private QueueSender(HookCaller caller, String jdbcUrl, int inFlight) {
        this.caller = caller;
        this.jdbcUrl = jdbcUrl;
        this.inFlight = new Semaphore(inFlight);
    }

    /** Works the queue off for each order, IN_FLIGHT at once, until the input ends. */
    public static boolean serves(Map<String, String> environment) throws IOException, InterruptedException {
        var variables = new Variables(environment);
        try (var caller = new HookCaller(variables)) {
            var sender = new QueueSender(
                    caller,
                    variables.required("JDBC_URL", "the queue's database"),
                    variables.number("IN_FLIGHT", 64, 1, 10_000));
            SendOrders.follow(sender::send);
        }
        return true;
    }

    private void send(String run, int messages) throws InterruptedException {
        int rows = messages * caller.endpoints();
        Thread finisher = Thread.ofPlatform().name("finish-" + run).start(() -> finish(rows));
        try (var table = new QueueTable(jdbcUrl)) {
            for (int claimed = 0; claimed < rows; ) {
                List<ClaimedRow> batch = table.claim(BATCH);
                claimed += batch.size();
                for (ClaimedRow row : batch) {
                    inFlight.acquire();
                    Thread.ofVirtual().start(() -> call(row));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the queue can't be read", e);
        }
        finisher.join();
    }

    private void call(ClaimedRow row) {
        try {
            long begin = System.nanoTime();
            var message = new CalledMessage(row.messageId(), row.type(), row.payload(), row.at());
            int status = caller.call(row.endpoint(), message);
            finished.add(new FinishedRow(row, status, (int) ((System.nanoTime() - begin) / 1_000_000)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            inFlight.release();
        }
    }

    private void finish(int rows) {
        try (var table = new QueueTable(jdbcUrl)) {
            for (int done = 0; done < rows; ) {
                List<FinishedRow> batch = new ArrayList<>();
                long until = System.nanoTime() + FILL_NANOS;
                while (batch.size() < BATCH && done + batch.size() < rows) {
                    FinishedRow row = finished.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                    if (row == null) {
                        break;
                    }
                    batch.add(row);
                }
                if (!batch.isEmpty()) {
                    table.finish(batch);
                    done += batch.size();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the queue can't be written", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
