package io.vivenuoperator.salesapi.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Cuts off clients that have stopped reading: the server has no limit for a write. Each request has a virtual thread, and interrupting
 * one that writes to a socket closes the socket.
 */
final class SilentClients implements AutoCloseable {
    private final Duration patience;
    private final ScheduledThreadPoolExecutor clock;

    /** @param patience for one write */
    SilentClients(Duration patience) {
        this.patience = patience;
        clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("silent-clients").daemon().factory());
        clock.setRemoveOnCancelPolicy(true);
    }

    /** The same output with that limit. */
    OutputStream watched(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                Thread writer = Thread.currentThread();
                ScheduledFuture<?> end = clock.schedule(writer::interrupt, patience.toNanos(), TimeUnit.NANOSECONDS);
                try {
                    out.write(bytes, from, length);
                } finally {
                    if (!end.cancel(false)) {
                        // The interrupt came too late to matter; it must not affect the next wait.
                        Thread.interrupted();
                    }
                }
            }
        };
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
