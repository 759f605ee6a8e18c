package io.vivenuoperator.platform.api.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** Writes in small steps and lets others see whether the client takes them. */
public final class WatchedWriter {
    /** A client that takes this little in all its patience is as good as gone. */
    private static final int STEP = 16 * 1_024;

    private static final long IDLE = 0;

    private final OutputStream out;
    private volatile long stepBegan = IDLE;

    WatchedWriter(OutputStream out) {
        this.out = out;
    }

    public void write(byte[] bytes) throws IOException {
        for (int at = 0; at < bytes.length; at += STEP) {
            stepBegan = now();
            out.write(bytes, at, Math.min(STEP, bytes.length - at));
        }
        stepBegan = IDLE;
    }

    public void flush() throws IOException {
        stepBegan = now();
        out.flush();
        stepBegan = IDLE;
    }

    /** Never {@link #IDLE}. */
    private static long now() {
        return System.nanoTime() | 1;
    }

    /** Whether the client has taken nothing of the present step for so long. */
    boolean stuck(Duration patience) {
        long began = stepBegan;
        return began != IDLE && System.nanoTime() - began > patience.toNanos();
    }
}
