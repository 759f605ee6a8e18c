package io.vivenuoperator.load.stream;

import io.vivenuoperator.load.drive.OpenStreams;
import io.vivenuoperator.load.drive.OpenStreams.StreamReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Clients of the stream, all on one thread. They look for one number only: how many tickets of the event that sells were sold.
 */
final class StreamClients implements AutoCloseable {
    /** The event that sells begins there, so that no other figure is taken for its. */
    static final int FIRST = 1_000_000;

    private static final byte[] NAME = "\"total_sold\":".getBytes(StandardCharsets.US_ASCII);

    private final InetSocketAddress server;
    private final byte[] request;
    private final IntConsumer sold;
    private final OpenStreams streams = new OpenStreams();
    private final AtomicInteger ready = new AtomicInteger();
    private final AtomicInteger gone = new AtomicInteger();

    /**
     * Clients that have yet to connect.
     *
     * @param sold is told of each sale by each client
     */
    StreamClients(InetSocketAddress server, String key, IntConsumer sold) throws IOException {
        this.server = server;
        this.sold = sold;
        request = ("GET /v1/stream?region=dach HTTP/1.1\r\nHost: stream.test\r\nAuthorization: Bearer " + key
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** What a client has seen of the name, and of the number behind it. */
    private final class Scan implements StreamReader {
        private int matched;
        private int number = -1;
        private boolean snapshot;
        private int last;

        @Override
        public void read(ByteBuffer octets) {
            scan(this, octets);
        }

        @Override
        public void cut() {
            gone.incrementAndGet();
        }
    }

    void connect() throws IOException {
        var _ = streams.open(server, request, new Scan());
    }

    /** How many have their snapshot. */
    int ready() {
        return ready.get();
    }

    /** How many were cut off. */
    int gone() {
        return gone.get();
    }

    long bytes() {
        return streams.bytes();
    }

    private void scan(Scan scan, ByteBuffer chunk) {
        while (chunk.hasRemaining()) {
            byte next = chunk.get();
            if (scan.number >= 0) {
                if (next >= '0' && next <= '9') {
                    scan.number = scan.number * 10 + next - '0';
                    continue;
                }
                told(scan);
                scan.number = -1;
            }
            scan.matched = next == NAME[scan.matched] ? scan.matched + 1 : next == NAME[0] ? 1 : 0;
            if (scan.matched == NAME.length) {
                scan.matched = 0;
                scan.number = 0;
            }
        }
    }

    private void told(Scan scan) {
        int sale = scan.number - FIRST;
        if (sale < 0) {
            return;
        }
        if (!scan.snapshot) {
            scan.snapshot = true;
            scan.last = sale;
            ready.incrementAndGet();
        }
        // Several sales may arrive as one.
        while (scan.last < sale) {
            scan.last++;
            sold.accept(scan.last);
        }
    }

    @Override
    public void close() throws IOException {
        streams.close();
    }
}
