package io.vivenuoperator.platform.service.drain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A client that sends one request after the other over the same connection, as proxies do. */
final class KeptConnection implements AutoCloseable {
    private static final String LENGTH = "content-length:";
    private static final int STATUS_AT = "HTTP/1.1 ".length();

    private final Socket socket;
    private final BufferedReader in;

    /** An answer's status and its headers, in small letters. */
    record KeptAnswer(int status, List<String> headers) {
        boolean has(String header) {
            return headers.stream().anyMatch(line -> line.startsWith(header));
        }
    }

    KeptConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** Asks; empty if the connection ended before its answer. */
    Optional<KeptAnswer> ask(String path) {
        try {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: h\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            String status = in.readLine();
            if (status == null) {
                return Optional.empty();
            }
            List<String> headers = new ArrayList<>();
            int length = 0;
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                String header = line.toLowerCase(Locale.ROOT);
                headers.add(header);
                if (header.startsWith(LENGTH)) {
                    length = Integer.parseInt(header.substring(LENGTH.length()).strip());
                }
            }
            for (int left = length; left > 0; left--) {
                if (in.read() < 0) {
                    return Optional.empty();
                }
            }
            return Optional.of(new KeptAnswer(Integer.parseInt(status.substring(STATUS_AT, STATUS_AT + 3)), headers));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
