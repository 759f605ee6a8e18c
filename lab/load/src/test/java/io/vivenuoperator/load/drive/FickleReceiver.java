package io.vivenuoperator.load.drive;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Of four deliveries it accepts two, refuses one, every other time with a reason in the body, and does not answer one. */
final class FickleReceiver implements AutoCloseable {
    private static final byte[] REASON = "{\"reason\":\"QueueFull\"}".getBytes(StandardCharsets.UTF_8);

    private final AtomicInteger requests = new AtomicInteger();
    private final HttpServer server;
    private volatile Duration stall = Duration.ZERO;

    FickleReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        int turn = requests.getAndIncrement();
        exchange.getRequestBody().readAllBytes();
        if (turn == 0) {
            pause(stall);
        }
        switch (turn % 8) {
            case 1 -> {
                exchange.sendResponseHeaders(503, REASON.length);
                exchange.getResponseBody().write(REASON);
            }
            case 5 -> exchange.sendResponseHeaders(503, -1);
            case 2, 6 -> throw new IOException("gone");
            default -> exchange.sendResponseHeaders(204, -1);
        }
        exchange.close();
    }

    private static void pause(Duration length) {
        try {
            new CountDownLatch(1).await(length.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The first delivery is answered only after this. */
    FickleReceiver stalling(Duration first) {
        stall = first;
        return this;
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
