package io.vivenuoperator.salesapi;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** An answer as it came over the wire, to a request that no HTTP client would send. */
record RawAnswer(int status, String head, String body) {
    private static final int PATIENCE_MILLIS = 20_000;

    /** Sends these octets and reads until the connection ends. */
    static RawAnswer to(URI server, String request) throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            var all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = all.indexOf("\r\n\r\n");
            String head = all.substring(0, end);
            return new RawAnswer(Integer.parseInt(head.substring(9, 12)), head, plain(head, all.substring(end + 4)));
        }
    }

    /** Without the frames of chunks. */
    private static String plain(String head, String body) {
        return head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked")
                ? body.replaceAll("(?m)^[0-9a-f]+\r\n", "").replace("\r\n", "")
                : body;
    }

    /** A header's value; empty if it is not there. */
    String header(String name) {
        return Arrays.stream(head.split("\r\n", -1))
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }
}
