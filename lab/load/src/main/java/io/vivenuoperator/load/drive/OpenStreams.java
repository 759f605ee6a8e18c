package io.vivenuoperator.load.drive;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Answers that go on until somebody ends them, all read on one thread. */
public final class OpenStreams implements AutoCloseable {
    private static final int CHUNK = 64 * 1_024;
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration LAST_LOOK = Duration.ofSeconds(2);

    private final Selector selector = Selector.open();
    private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicLong bytes = new AtomicLong();
    private final Thread thread = new Thread(this::readAll, "open-streams");
    private volatile boolean stopped;

    /** None yet. */
    public OpenStreams() throws IOException {
        thread.setDaemon(true);
        thread.start();
    }

    /** Gets what comes, on the one thread. */
    public interface StreamReader {
        /**
         * The next octets.
         *
         * @throws IOException if it wants no more of this answer, which is then cut off
         */
        void read(ByteBuffer octets) throws IOException;

        /** The server has ended it. */
        void cut();
    }

    /** Sends a request; its reader gets the answer. */
    public SocketChannel open(InetSocketAddress server, byte[] request, StreamReader reader) throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        channel.write(ByteBuffer.wrap(request));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, reader);
        return channel;
    }

    /** Does this on the readers' thread, so that it meets none of them at work. */
    public void later(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    public long bytes() {
        return bytes.get();
    }

    private void readAll() {
        try {
            while (!stopped) {
                selector.select(this::read, LOOK.toMillis());
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("the streams' selector failed", e);
        }
    }

    private void read(SelectionKey key) {
        var reader = (StreamReader) key.attachment();
        try {
            chunk.clear();
            int length = ((SocketChannel) key.channel()).read(chunk);
            if (length < 0) {
                throw new IOException("cut off");
            }
            bytes.addAndGet(length);
            chunk.flip();
            reader.read(chunk);
        } catch (IOException | CancelledKeyException e) {
            key.cancel();
            close((SocketChannel) key.channel());
            reader.cut();
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // It is gone either way.
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
