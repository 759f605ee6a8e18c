package io.vivenuoperator.platform.service.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.vivenuoperator.platform.service.fuzz.ByteMutator;
import io.vivenuoperator.platform.service.problem.ProblemForm;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class RequestStreamTest {
    private static final RequestForm KEPT = new RequestForm(
            new FieldNames(List.of("content-type", "x-forwarded-for")),
            false,
            ProblemForm.USUAL,
            Status.SERVICE_UNAVAILABLE_503);
    private static final String END = "\r\n\r\n";
    private static final String TWO_REQUESTS = """
            POST http://x/webhooks/dach/ HTTP/1.1
            Host: a
            X-Secret: b
            Content-Type: application/json;
              charset=utf-8
            Transfer-Encoding: Chunked

            3;x="y"
            abc
            2
            de
            0
            A: b

            GET /health HTTP/1.0

            """.replace("\n", "\r\n");

    private final List<FramingFault> faults = new ArrayList<>();

    @Test
    void aRequestIsWrittenInOneForm() {
        assertThat(read(TWO_REQUESTS.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo("""
                        POST /webhooks/dach HTTP/1.1
                        content-type: application/json; charset=utf-8
                        host: service
                        transfer-encoding: chunked

                        3
                        abc
                        2
                        de
                        0

                        GET /health HTTP/1.1
                        host: service
                        connection: close
                        content-length: 0

                        """.replace("\n", "\r\n"));
    }

    @Test
    void nothingIsReadAfterTheLastRequest() {
        String twice = "GET / HTTP/1.0\r\n\r\n".repeat(2);

        assertThat(read(twice.getBytes(StandardCharsets.ISO_8859_1))).containsOnlyOnce("GET / HTTP/1.1");
    }

    @Test
    void aBodyThatArrivesAloneIsNotCopied() {
        byte[] head =
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\nabc".getBytes(StandardCharsets.ISO_8859_1);
        byte[] rest = "def".getBytes(StandardCharsets.ISO_8859_1);
        var stream = stream(head, rest);

        assertThat(new String(stream.get(), StandardCharsets.ISO_8859_1)).endsWith("\r\n\r\nabc");
        assertThat(stream.get()).isSameAs(rest);
        assertThat(stream.get()).isNull();
    }

    @Test
    void theServerHearsOfARequestBeforeItsHeadersAreComplete() {
        byte[] begun = "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: x".getBytes(StandardCharsets.ISO_8859_1);
        var stream = stream(begun, "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(new String(stream.get(), StandardCharsets.ISO_8859_1)).isEqualTo("POST / HTTP/1.1\r\n");
        assertThat(new String(stream.get(), StandardCharsets.ISO_8859_1)).startsWith("content-type: x\r\n");
    }

    @Test
    void aChunkIsNeverHeldBackUntilItIsComplete() {
        byte[] begun = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n7fffffff\r\nabc"
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(new String(stream(begun).get(), StandardCharsets.ISO_8859_1)).endsWith("\r\n\r\n3\r\nabc\r\n");
    }

    /** However the bytes arrive, and whatever damage they had before, they mean the same. */
    @Test
    void howTheBytesArriveDoesNotMatter() {
        var mutations = ByteMutator.insertingFraming();
        byte[] good = TWO_REQUESTS.getBytes(StandardCharsets.ISO_8859_1);
        for (int input = ByteMutator.inputs(20_000); input > 0; input--) {
            byte[] bytes = mutations.of(good);
            List<String> whole = messages(read(bytes));
            List<FramingFault> found = List.copyOf(faults);
            List<String> pieces = messages(read(split(bytes, mutations)));

            assertThat(pieces)
                    .as(() -> new String(bytes, StandardCharsets.ISO_8859_1))
                    .isEqualTo(whole);
            assertThat(faults).isEqualTo(found);
        }
    }

    private static byte[][] split(byte[] bytes, ByteMutator mutations) {
        var pieces = new ArrayList<byte[]>();
        for (int at = 0; at < bytes.length; ) {
            int end = Math.min(bytes.length, at + 1 + mutations.below(12));
            pieces.add(Arrays.copyOfRange(bytes, at, end));
            at = end;
        }
        return pieces.toArray(byte[][]::new);
    }

    /** Chunks are cut as they arrive, so their joined content counts; of a head, only the whole. */
    private static List<String> messages(String text) {
        var messages = new ArrayList<String>();
        int at = 0;
        for (int end = text.indexOf(END, at); end >= 0; end = text.indexOf(END, at)) {
            String head = text.substring(at, end);
            at = end + END.length();
            var body = new StringBuilder();
            if (head.contains("\r\ntransfer-encoding: chunked")) {
                at = join(text, at, body);
            } else {
                int length = Integer.parseInt(head.replaceAll("(?s).*content-length: ([0-9]+).*", "$1"));
                body.append(text, at, Math.min(text.length(), at + length));
                at = Math.min(text.length(), at + length);
            }
            messages.add(head + END + body);
        }
        return messages;
    }

    private static int join(String text, int from, StringBuilder body) {
        int at = from;
        while (at < text.length()) {
            int lineEnd = text.indexOf("\r\n", at);
            int size = Integer.parseInt(text.substring(at, lineEnd), 16);
            body.append(text, lineEnd + 2, lineEnd + 2 + size);
            at = lineEnd + 2 + size + 2;
            if (size == 0) {
                body.append(" complete");
                break;
            }
        }
        return at;
    }

    private String read(byte[]... arriving) {
        faults.clear();
        var out = new ByteArrayOutputStream();
        var stream = stream(arriving);
        try {
            for (byte[] next = stream.get(); next != null; next = stream.get()) {
                assertThat(next).isNotEmpty();
                out.writeBytes(next);
            }
        } catch (UnreadableException e) {
            faults.add(e.fault());
        } catch (CloseConnectionException e) {
            return out.toString(StandardCharsets.ISO_8859_1);
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    private RequestStream stream(byte[]... arriving) {
        Queue<byte[]> left = new ArrayDeque<>(List.of(arriving));
        return new RequestStream(left::poll, KEPT, _ -> HeaderValues.create("X-Request-Id", "id"));
    }
}
