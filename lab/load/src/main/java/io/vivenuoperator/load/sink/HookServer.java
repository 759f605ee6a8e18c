package io.vivenuoperator.load.sink;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All endpoints of a run on one port and one thread: a general server would take more of the machine than what is measured. */
public final class HookServer implements AutoCloseable {
    private static final int WAITING = 1_024;
    private static final long LOOK_MILLIS = 100;
    private static final Duration LAST_LOOK = Duration.ofSeconds(2);
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final ServerSocketChannel listener = ServerSocketChannel.open();
    private final Selector selector = Selector.open();
    private final PriorityQueue<DueAnswer> due = new PriorityQueue<>(Comparator.comparingLong(DueAnswer::atNanos));
    private final AtomicInteger unreadable = new AtomicInteger();
    private final Thread thread = new Thread(this::loop, "hook-server");
    private volatile Function<HookRequest, HookAnswer> endpoints = _ -> new HookAnswer(404, Duration.ZERO);
    private volatile boolean stopped;

    /** One on a free port of this machine, where nothing is known yet. */
    public HookServer() throws IOException {
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), WAITING);
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
        thread.setDaemon(true);
        thread.start();
    }

    private record DueAnswer(HookReader to, int status, long atNanos) {}

    public InetSocketAddress address() {
        return new InetSocketAddress(
                InetAddress.getLoopbackAddress(), listener.socket().getLocalPort());
    }

    /** From now on these get what comes. */
    public void serve(Function<HookRequest, HookAnswer> now) {
        endpoints = now;
    }

    /** How many requests could not be read. */
    public int unreadable() {
        return unreadable.get();
    }

    private void loop() {
        try {
            while (!stopped) {
                selector.select(this::proceed, untilDue());
                answerDue();
            }
        } catch (IOException e) {
            throw new IllegalStateException("the endpoints' selector failed", e);
        }
    }

    private long untilDue() {
        DueAnswer next = due.peek();
        if (next == null) {
            return LOOK_MILLIS;
        }
        return Math.clamp((next.atNanos() - System.nanoTime()) / NANOS_PER_MILLI, 1, LOOK_MILLIS);
    }

    private void proceed(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept();
            } else {
                read((HookReader) key.attachment());
            }
        } catch (ProtocolException | IllegalArgumentException e) {
            unreadable.incrementAndGet();
            close(key);
        } catch (IOException e) {
            // Whoever sent is gone.
            close(key);
        }
    }

    private void accept() throws IOException {
        SocketChannel channel = listener.accept();
        if (channel != null) {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new HookReader(channel));
        }
    }

    private void read(HookReader reader) throws IOException {
        var request = reader.read();
        if (request.isPresent()) {
            HookAnswer answer = endpoints.apply(request.get());
            if (answer.after().isZero()) {
                write(reader, answer.status());
            } else if (answer.comes()) {
                due.add(new DueAnswer(
                        reader,
                        answer.status(),
                        System.nanoTime() + answer.after().toNanos()));
            }
        }
    }

    private void answerDue() {
        long now = System.nanoTime();
        for (DueAnswer next = due.peek(); next != null && next.atNanos() - now <= 0; next = due.peek()) {
            due.remove();
            try {
                write(next.to(), next.status());
            } catch (IOException e) {
                // Whoever asked is gone; it was counted when it came.
                close(next.to().channel().keyFor(selector));
            }
        }
    }

    private static void write(HookReader to, int status) throws IOException {
        String length = status == 204 ? "" : "Content-Length: 0\r\n";
        byte[] answer = ("HTTP/1.1 " + status + " Whatever\r\n" + length + "\r\n").getBytes(StandardCharsets.US_ASCII);
        if (to.channel().write(ByteBuffer.wrap(answer)) < answer.length) {
            throw new IOException("an answer of a few octets does not fit");
        }
    }

    private static void close(@Nullable SelectionKey key) {
        if (key != null) {
            key.cancel();
            try {
                key.channel().close();
            } catch (IOException e) {
                // It is gone either way.
            }
        }
    }

    @Override
    public void close() throws IOException {
        stopped = true;
        selector.wakeup();
        try {
            thread.join(LAST_LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
