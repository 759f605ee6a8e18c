package io.vivenuoperator.load.events;

import io.vivenuoperator.load.drive.OpenStreams.StreamReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A client of the stream: which messages it was told, and when. It comes back by the last id that it has seen, as browsers do.
 * For one thread, apart from what is asked at the end.
 */
final class StreamFollower implements StreamReader {
    private static final long NONE = -1;

    private final Runnable ended;
    private final ChunkedLines lines = new ChunkedLines(this::line);
    private long[] seqs = new long[256];
    private long[] micros = new long[256];
    private int told;
    private long place = NONE;
    private long frameId = NONE;
    private boolean frameData;
    private boolean connected;
    private int resets;

    /** @param ended is told that the server has ended the stream */
    StreamFollower(Runnable ended) {
        this.ended = ended;
    }

    /** Before each request. */
    synchronized void begin() {
        lines.clear();
        frameId = NONE;
        frameData = false;
        connected = false;
    }

    @Override
    public synchronized void read(ByteBuffer octets) throws IOException {
        lines.read(octets);
    }

    @Override
    public void cut() {
        synchronized (this) {
            connected = false;
        }
        ended.run();
    }

    private void line(String line) {
        if (line.startsWith("id: ")) {
            frameId = Long.parseLong(line.substring("id: ".length()));
        } else if (line.startsWith("data: ")) {
            frameData = true;
        } else if (line.equals(": connected")) {
            connected = true;
        } else if (line.isEmpty()) {
            frame();
        }
    }

    private void frame() {
        if (frameData && frameId == NONE) {
            resets++;
        } else if (frameData) {
            add(frameId, DeliveryLatencies.nowMicros());
        }
        if (frameId != NONE) {
            place = frameId;
        }
        frameId = NONE;
        frameData = false;
    }

    private void add(long seq, long at) {
        if (told == seqs.length) {
            seqs = Arrays.copyOf(seqs, told * 2);
            micros = Arrays.copyOf(micros, told * 2);
        }
        seqs[told] = seq;
        micros[told] = at;
        told++;
    }

    synchronized boolean connected() {
        return connected;
    }

    /** The last id; negative before the first. */
    synchronized long place() {
        return place;
    }

    synchronized int told() {
        return told;
    }

    synchronized long[] seqs() {
        return Arrays.copyOf(seqs, told);
    }

    synchronized long[] micros() {
        return Arrays.copyOf(micros, told);
    }

    /** How often it was said that its place is not in the log. */
    synchronized int resets() {
        return resets;
    }
}
