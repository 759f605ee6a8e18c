package io.vivenuoperator.load.drive;

import io.vivenuoperator.load.delivery.WireRequest;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Locale;

/**
 * One persistent HTTP/1.1 connection. Hand-written, because a general client needs as much of a small machine as the
 * receiver that it measures.
 */
final class Wire implements AutoCloseable {
    /** Vivenu's own timeout. */
    private static final int TIMEOUT_MILLIS = 10_000;

    private static final int CONNECT_MILLIS = 1_000;
    private static final int LONGEST_LINE = 8_192;

    private final Socket socket;
    private final InputStream in;
    private final String host;

    private Wire(Socket socket, String host) throws IOException {
        this.socket = socket;
        this.host = host;
        in = new BufferedInputStream(socket.getInputStream());
    }

    static Wire to(InetSocketAddress target) throws IOException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(target, CONNECT_MILLIS);
            return new Wire(socket, Requests.host(target));
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    Reply send(WireRequest request) throws IOException {
        socket.getOutputStream().write(request.octets(host));
        return reply();
    }

    private Reply reply() throws IOException {
        int status = status(line());
        boolean close = false;
        long length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            close |= lower.startsWith("connection:") && lower.contains("close");
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(
                        lower.substring("content-length:".length()).strip());
            }
            // Its end is not searched for; the connection is closed instead.
            close |= lower.startsWith("transfer-encoding:");
        }
        in.skipNBytes(close ? 0 : length);
        return new Reply(status, close);
    }

    private static int status(String line) throws IOException {
        if (!line.startsWith("HTTP/1.1 ") || line.length() < 12) {
            throw new IOException("no status line");
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (line.length() > LONGEST_LINE) {
                throw new IOException("endless header");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }
}
