package io.vivenuoperator.events.stream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** Gathers what goes to a client, sends it in few writes, and lets others see whether the client takes it. */
final class FrameWriter {
    /** A client that takes this little in all its patience is as good as gone. */
    private static final int STEP = 16 * 1_024;

    private static final long NOT_WRITING = 0;

    private final OutputStream out;
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private volatile long stepBegan = NOT_WRITING;

    FrameWriter(OutputStream out) {
        this.out = out;
    }

    void add(byte[] octets) {
        gathered.writeBytes(octets);
    }

    int gathered() {
        return gathered.size();
    }

    /** Sends what was gathered; returns when the kernel has it. */
    void send() throws IOException {
        byte[] all = gathered.toByteArray();
        gathered.reset();
        for (int at = 0; at < all.length; at += STEP) {
            stepBegan = System.nanoTime() | 1;
            out.write(all, at, Math.min(STEP, all.length - at));
            out.flush();
        }
        stepBegan = NOT_WRITING;
    }

    /** Whether the client has taken nothing of the present step for so long. */
    boolean stuck(Duration patience) {
        long began = stepBegan;
        return began != NOT_WRITING && System.nanoTime() - began > patience.toNanos();
    }
}
