package io.vivenuoperator.platform.httpclient.pinned;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;

/** An open connection, perhaps with TLS. */
final class TargetConnection implements AutoCloseable {
    private final ConnectionKey key;
    private final Socket transport;
    private final BufferedInputStream in;
    private final OutputStream out;
    private final long openedAt = System.nanoTime();
    private boolean used;
    private long idleSince;

    /**
     * Takes over a connection.
     *
     * @param transport what is connected
     * @param secured the same, or TLS on top of it
     */
    TargetConnection(ConnectionKey key, Socket transport, Socket secured) throws IOException {
        this.key = key;
        this.transport = transport;
        this.in = new BufferedInputStream(secured.getInputStream());
        this.out = secured.getOutputStream();
    }

    ConnectionKey key() {
        return key;
    }

    Socket transport() {
        return transport;
    }

    BufferedInputStream in() {
        return in;
    }

    OutputStream out() {
        return out;
    }

    /** Whether a request has been answered on it. */
    boolean isUsed() {
        return used;
    }

    /** @param now of {@link System#nanoTime()} */
    void rest(long now) {
        used = true;
        idleSince = now;
    }

    long idleSince() {
        return idleSince;
    }

    /** By {@link System#nanoTime()}. */
    long openedAt() {
        return openedAt;
    }

    /** Without a good-bye: nobody waits for a target that does not read. */
    @Override
    public void close() {
        SocketWatch.closeQuietly(transport);
    }
}
