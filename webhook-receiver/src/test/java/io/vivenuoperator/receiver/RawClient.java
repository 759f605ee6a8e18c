package io.vivenuoperator.receiver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A connection on which bytes are written unchanged and answers are read without any library. */
final class RawClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 15_000;
    private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.[01] (\\d{3}) ");
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");

    /** An answer; status 0 means that the connection ended without one. */
    record Answer(int status, String head, String body) {}

    private final Socket socket;

    RawClient(int port) throws IOException {
        this(port, "127.0.0.1");
    }

    /** From one of the loopback's addresses. */
    RawClient(int port, String from) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.ofLiteral(from), 0);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
    }

    /** One request on a connection of its own. */
    static Answer ask(int port, String request) throws IOException {
        return ask(port, request.getBytes(StandardCharsets.ISO_8859_1));
    }

    static Answer ask(int port, byte[] request) throws IOException {
        try (var client = new RawClient(port)) {
            client.send(request);
            return client.answer(true);
        }
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The other side may have closed early, perhaps after an answer. */
    void send(byte[] bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes);
        } catch (SocketException e) {
            // Its answer is read next.
        }
    }

    void sendNoMore() throws IOException {
        socket.shutdownOutput();
    }

    /** The next answer, skipping interim ones. */
    Answer answer(boolean withBody) throws IOException {
        Answer answer = next(withBody);
        while (answer.status() == 100) {
            answer = next(withBody);
        }
        return answer;
    }

    Answer next(boolean withBody) throws IOException {
        String head = head();
        Matcher status = STATUS.matcher(head);
        if (!status.find()) {
            return new Answer(0, head, "");
        }
        Matcher length = LENGTH.matcher(head);
        int bytes = withBody && length.find() ? Integer.parseInt(length.group(1)) : 0;
        byte[] body = socket.getInputStream().readNBytes(bytes);
        return new Answer(Integer.parseInt(status.group(1)), head, new String(body, StandardCharsets.UTF_8));
    }

    private String head() throws IOException {
        var head = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        try {
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                head.write(octet);
                if (octet == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                    break;
                }
            }
        } catch (SocketException e) {
            // A reset is an end, too.
            return head.toString(StandardCharsets.ISO_8859_1);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /** Whether the other side has closed the connection, as it must after announcing it. */
    boolean ended() throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
