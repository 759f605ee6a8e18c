package io.vivenuoperator.receiver;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A network between the receiver and its database that can be cut, and that can swallow messages. */
final class Proxy implements AutoCloseable {
    private final InetSocketAddress target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Semaphore flowing = new Semaphore(1);
    private final int port;
    private final AtomicInteger turns = new AtomicInteger();
    private volatile boolean answered = true;
    private volatile String lost = "";
    private ServerSocket server;

    Proxy(int targetPort) throws IOException {
        target = new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort);
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        port = server.getLocalPort();
        accept(server);
    }

    int port() {
        return port;
    }

    /** Stops listening and breaks every connection. */
    void cut() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
        open.clear();
    }

    void mend() throws IOException {
        server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        accept(server);
    }

    /** Holds back what is sent without closing connections. */
    void freeze() throws InterruptedException {
        flowing.acquire();
    }

    void thaw() {
        flowing.release();
    }

    /** How often a message was sent, counted before the answer. For one connection at a time. */
    int turns() {
        return turns.get();
    }

    /** Cuts when the database sends this, which then does not arrive although it has happened. */
    void loseAnswer(String saying) {
        lost = saying;
    }

    private void accept(ServerSocket listening) {
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    Socket client = listening.accept();
                    var upstream = new Socket(target.getAddress(), target.getPort());
                    open.add(client);
                    open.add(upstream);
                    Thread.ofVirtual().start(() -> pump(client, upstream, false));
                    Thread.ofVirtual().start(() -> pump(upstream, client, true));
                }
            } catch (IOException e) {
                // Cut.
            }
        });
    }

    private void pump(Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[16_384];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                flowing.acquireUninterruptibly();
                flowing.release();
                count(answers);
                if (answers && isLost(buffer, read)) {
                    cut();
                    return;
                }
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException e) {
            // Cut.
        }
    }

    private void count(boolean answer) {
        if (!answer && answered) {
            turns.incrementAndGet();
        }
        answered = answer;
    }

    private boolean isLost(byte[] buffer, int length) {
        return !lost.isEmpty() && new String(buffer, 0, length, StandardCharsets.ISO_8859_1).contains(lost);
    }

    @Override
    public void close() throws IOException {
        if (flowing.availablePermits() == 0) {
            thaw();
        }
        cut();
    }
}
