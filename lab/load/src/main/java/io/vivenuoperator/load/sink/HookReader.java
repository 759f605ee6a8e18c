package io.vivenuoperator.load.sink;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One connection to an endpoint: requests come one after the other, each with its length. */
final class HookReader {
    private static final int ROOM = 8 * 1_024;
    private static final int LARGEST = 1_024 * 1_024;
    private static final String POST = "POST ";

    private final SocketChannel channel;
    private byte[] octets = new byte[ROOM];
    private int length;
    private long firstMicros;

    HookReader(SocketChannel channel) {
        this.channel = channel;
    }

    SocketChannel channel() {
        return channel;
    }

    /**
     * The request, once it is whole.
     *
     * @throws EOFException if the other side has closed the connection
     * @throws ProtocolException if this is no request with a length
     */
    Optional<HookRequest> read() throws IOException {
        if (length == octets.length) {
            octets = Arrays.copyOf(octets, octets.length * 2);
        }
        int count = channel.read(ByteBuffer.wrap(octets, length, octets.length - length));
        if (count < 0) {
            throw new EOFException();
        }
        if (length == 0 && count > 0) {
            firstMicros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        }
        length += count;
        if (length > LARGEST) {
            throw new ProtocolException("too large");
        }
        int headEnd = headEnd();
        return headEnd < 0 ? Optional.empty() : request(headEnd);
    }

    private int headEnd() {
        for (int at = 3; at < length; at++) {
            if (octets[at] == '\n' && octets[at - 2] == '\n') {
                return at + 1;
            }
        }
        return -1;
    }

    private Optional<HookRequest> request(int headEnd) throws ProtocolException {
        String[] lines = new String(octets, 0, headEnd, StandardCharsets.ISO_8859_1).split("\r\n", -1);
        if (!lines[0].startsWith(POST)) {
            throw new ProtocolException("no POST");
        }
        Map<String, String> headers = headers(lines);
        String said = headers.get("content-length");
        if (said == null) {
            throw new ProtocolException("no length");
        }
        int bodyLength = Integer.parseInt(said);
        if (length < headEnd + bodyLength) {
            return Optional.empty();
        }
        String path = lines[0].substring(POST.length(), lines[0].indexOf(' ', POST.length()));
        byte[] body = Arrays.copyOfRange(octets, headEnd, headEnd + bodyLength);
        length -= headEnd + bodyLength;
        System.arraycopy(octets, headEnd + bodyLength, octets, 0, length);
        return Optional.of(new HookRequest(path, headers, body, firstMicros));
    }

    private static Map<String, String> headers(String[] lines) {
        var headers = new HashMap<String, String>();
        for (int line = 1; line < lines.length; line++) {
            int colon = lines[line].indexOf(':');
            if (colon > 0) {
                headers.put(
                        lines[line].substring(0, colon).toLowerCase(Locale.ROOT),
                        lines[line].substring(colon + 1).strip());
            }
        }
        return headers;
    }
}
