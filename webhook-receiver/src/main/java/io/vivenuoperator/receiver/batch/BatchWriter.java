package io.vivenuoperator.receiver.batch;

import io.vivenuoperator.platform.service.queue.RequestQueue;
import io.vivenuoperator.receiver.batch.DeliveryStores.Opening;
import io.vivenuoperator.receiver.delivery.DeliveryResult;
import io.vivenuoperator.receiver.inbox.PendingDelivery;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only thread that writes. It takes what is waiting, commits it together and completes it; it never waits for a batch
 * to fill. One writer is faster than two, which would wait for each other's row locks (measured).
 */
public final class BatchWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);

    private final RequestQueue<PendingDelivery> inbox;
    private final DeliveryStores stores;
    private final BatchLimits limits;
    private final BatchCommit commit;
    private final Thread thread;
    private volatile WriterState state = new WriterState.Away("not connected yet");
    private volatile boolean closing;
    private @Nullable DeliveryStore store;

    private BatchWriter(
            RequestQueue<PendingDelivery> inbox, DeliveryStores stores, BatchLimits limits, BatchListener listener) {
        this.inbox = inbox;
        this.stores = stores;
        this.limits = limits;
        commit = new BatchCommit(listener);
        thread = Thread.ofPlatform().name("batch-writer").daemon().unstarted(this::run);
    }

    public static BatchWriter start(
            RequestQueue<PendingDelivery> inbox, DeliveryStores stores, BatchLimits limits, BatchListener listener) {
        var writer = new BatchWriter(inbox, stores, limits, listener);
        writer.thread.start();
        return writer;
    }

    public WriterState state() {
        return state;
    }

    private void run() {
        try {
            while (!(closing && inbox.rows() == 0)) {
                step();
            }
            state = new WriterState.Ended("shut down");
        } catch (InterruptedException e) {
            state = new WriterState.Ended("interrupted");
        } catch (RuntimeException | Error e) {
            state = new WriterState.Ended("failed");
            LOG.atError().setCause(e).log("Writer ended unexpectedly");
        } finally {
            disconnect();
        }
    }

    private void step() throws InterruptedException {
        DeliveryStore open = store;
        if (open == null) {
            connect();
            return;
        }
        List<PendingDelivery> batch =
                inbox.take(limits.rows(), limits.bytes(), closing ? Duration.ZERO : limits.idle());
        try {
            if (batch.isEmpty()) {
                open.ping();
            } else {
                commit.commit(batch, open);
            }
        } catch (StoreLostException e) {
            lose(e.getMessage());
            refuse(batch);
        } catch (RuntimeException e) {
            // A bug must not end the writer: Vivenu repeats these deliveries, and the next ones may
            // be fine.
            LOG.atError().setCause(e).addKeyValue("rows", batch.size()).log("Batch failed");
            lose("unexpected failure");
            refuse(batch);
        }
    }

    private void connect() throws InterruptedException {
        switch (stores.open()) {
            case Opening.Open(DeliveryStore opened) -> {
                store = opened;
                state = new WriterState.Writing();
                LOG.atInfo().log("Database connected");
            }
            case Opening.NotNow(String reason) -> {
                away(reason);
                refuse(inbox.take(Integer.MAX_VALUE, Long.MAX_VALUE, closing ? Duration.ZERO : limits.reconnect()));
            }
        }
    }

    private void lose(@Nullable String reason) {
        disconnect();
        away(reason == null ? "connection lost" : reason);
    }

    private void away(String reason) {
        WriterState now = new WriterState.Away(reason);
        if (!now.equals(state)) {
            LOG.atWarn().addKeyValue("reason", reason).log("Database not usable");
        }
        state = now;
    }

    private void disconnect() {
        if (store != null) {
            store.close();
            store = null;
        }
    }

    private static void refuse(List<PendingDelivery> batch) {
        batch.forEach(waiting -> waiting.answer(new DeliveryResult.TryAgain(DeliveryResult.Unavailable.DATABASE_AWAY)));
    }

    /** Commits what is waiting, then ends; call it when nothing is added to the inbox any more. */
    @Override
    public void close() {
        close(Duration.ofSeconds(5));
    }

    /**
     * Like {@link #close()}, but abandons what could not be committed in time: its requests time out with 503.
     */
    public void close(Duration atMost) {
        closing = true;
        try {
            if (!thread.join(atMost)) {
                thread.interrupt();
                thread.join(Duration.ofSeconds(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
