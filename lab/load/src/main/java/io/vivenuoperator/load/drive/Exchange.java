package io.vivenuoperator.load.drive;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** One connection with one pending answer at a time, without its own thread. */
final class Exchange implements AutoCloseable {
    private static final int LARGEST_REQUEST = 64 * 1_024;
    private static final int LARGEST_ANSWER = 8 * 1_024;
    private static final int STATUS_AT = "HTTP/1.1 ".length();

    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer out = ByteBuffer.allocateDirect(LARGEST_REQUEST).flip();
    private final ByteBuffer in = ByteBuffer.allocateDirect(LARGEST_ANSWER);
    private int number;
    private long sentAt;
    private boolean blocked;

    private Exchange(SocketChannel channel, SelectionKey key) {
        this.channel = channel;
        this.key = key;
    }

    static Exchange open(InetSocketAddress target, Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open(target);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
        var exchange = new Exchange(channel, key);
        key.attach(exchange);
        return exchange;
    }

    int number() {
        return number;
    }

    long sentAt() {
        return sentAt;
    }

    void send(int nextNumber, byte[] request) throws IOException {
        number = nextNumber;
        sentAt = System.nanoTime();
        out.clear().put(request).flip();
        in.clear();
        write();
    }

    /** Does what the key is ready for; returns the answer once it is complete. */
    Optional<Reply> proceed() throws IOException {
        if (key.isWritable()) {
            write();
        }
        return key.isReadable() ? read() : Optional.empty();
    }

    private void write() throws IOException {
        channel.write(out);
        if (blocked != out.hasRemaining()) {
            blocked = out.hasRemaining();
            key.interestOps(blocked ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        }
    }

    private Optional<Reply> read() throws IOException {
        if (channel.read(in) < 0) {
            throw new EOFException();
        }
        int headEnd = headEnd();
        if (headEnd < 0) {
            return Optional.empty();
        }
        int status = (in.get(STATUS_AT) - '0') * 100 + (in.get(STATUS_AT + 1) - '0') * 10 + in.get(STATUS_AT + 2) - '0';
        // The usual answer has no body; looking no further keeps this cheap.
        return status == 204 ? Optional.of(new Reply(status, false)) : withBody(status, headEnd);
    }

    private Optional<Reply> withBody(int status, int headEnd) {
        byte[] bytes = new byte[headEnd];
        in.get(0, bytes);
        var head = new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        boolean close = head.contains("\nconnection: close") || !head.contains("\ncontent-length:");
        if (close) {
            return Optional.of(new Reply(status, true));
        }
        String length = head.substring(head.indexOf("\ncontent-length:") + "\ncontent-length:".length());
        int expected = Integer.parseInt(length.lines().findFirst().orElse("").strip());
        return in.position() < headEnd + expected ? Optional.empty() : Optional.of(new Reply(status, false));
    }

    /** The end of the head's empty line; negative until it has arrived. */
    private int headEnd() {
        for (int at = STATUS_AT + 3; at < in.position(); at++) {
            if (in.get(at) == '\n' && in.get(at - 2) == '\n') {
                return at + 1;
            }
        }
        return -1;
    }

    @Override
    public void close() {
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }
}
