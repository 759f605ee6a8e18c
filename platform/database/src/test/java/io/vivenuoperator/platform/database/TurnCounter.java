package io.vivenuoperator.platform.database;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A network to the database that counts how often something is asked; what is asked before the answer counts once. */
final class TurnCounter implements AutoCloseable {
    private final int target;
    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger turns = new AtomicInteger();
    private volatile boolean answered = true;

    TurnCounter(int target) throws IOException {
        this.target = target;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** For one connection at a time. */
    int count() {
        return turns.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), target);
                Thread.ofVirtual().start(() -> pump(client, server, false));
                Thread.ofVirtual().start(() -> pump(server, client, true));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void pump(Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[16_384];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!answers && answered) {
                    turns.incrementAndGet();
                }
                answered = answers;
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException e) {
            // One side is gone, and the other is told so.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
