package io.vivenuoperator.platform.httpclient.pinned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyReaderTest {
    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 200 OK|Content-Length: 2||ok, 200, ok, true",
        "HTTP/1.1 200|Content-Length: 0||, 200, '', true",
        "HTTP/1.0 200 OK|Content-Length: 2||ok, 200, ok, false",
        "HTTP/1.1 200 OK|Connection: Close|Content-Length: 2||ok, 200, ok, false",
        "HTTP/1.1 200 OK||ok, 200, ok, false",
        "HTTP/1.1 204 No Content||, 204, '', true",
        "HTTP/1.1 304 Not Modified|Content-Length: 5||, 304, '', true",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||2;a=b|ok|1|!|0||, 200, ok!, true",
        "HTTP/1.1 200 OK|Transfer-Encoding: gzip, 200, '', false",
        "HTTP/1.1 200 OK|TRANSFER-ENCODING: Chunked|Content-Length: 1||2|ok|0|X: y||, 200, ok, true",
        "HTTP/1.1 100 Continue||HTTP/1.1 103 Early Hints|Link: x||HTTP/1.1 202 Accepted|Content-Length: 2||ok, 202, ok, true",
        "HTTP/1.1 101 Switching Protocols||, 101, '', false"
    })
    void anAnswerIsReadAsItIsFramed(String lines, int status, String body, boolean keepsOpen) throws IOException {
        // when
        var text = lines.contains("gzip") ? lines + "||" : lines;
        var reply = read(text.replace("|", "\r\n"));

        // then
        assertThat(reply.status()).isEqualTo(status);
        assertThat(new String(reply.start(), StandardCharsets.UTF_8)).isEqualTo(body);
        assertThat(reply.keepsOpen()).isEqualTo(keepsOpen);
    }

    @Test
    void carriageReturnsMayBeMissing() throws IOException {
        assertThat(read("HTTP/1.1 200 OK\nContent-Length: 2\n\nok").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.6\r\n",
                "HTTP/2 200\r\n\r\n",
                "HTTP/1.1 20 OK\r\n\r\n",
                "HTTP/1.1 2000 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno header\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nokay\r\n"
            })
    void whatIsNoHttpIsRefused(String octets) {
        assertThatThrownBy(() -> read(octets)).isInstanceOf(ProtocolException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n"
            })
    void whatIsCutOffIsSaid(String octets) {
        assertThatThrownBy(() -> read(octets)).isInstanceOf(EOFException.class);
    }

    @Test
    void aHeadHasAnEnd() {
        assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(5_000)))
                .isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> read("HTTP/1.1 100 Continue\r\n\r\n".repeat(100)))
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void noiseIsReadOrRefused() {
        var chance = new Random(17);
        var alphabet = "HTTP/1. 0123456789\r\n:;Content-Length chunkedTransfer-Encoding\u0000é";
        for (int i = 0; i < 20_000; i++) {
            var octets = new StringBuilder(chance.nextBoolean() ? "HTTP/1.1 200 OK\r\n" : "");
            for (int n = chance.nextInt(60); n > 0; n--) {
                octets.append(alphabet.charAt(chance.nextInt(alphabet.length())));
            }
            try {
                assertThat(read(octets.toString()).status()).isBetween(101, 999);
            } catch (IOException e) {
                assertThat(e).isInstanceOfAny(ProtocolException.class, EOFException.class);
            }
        }
    }

    private static TargetReply read(String octets) throws IOException {
        return new ReplyReader(new ByteArrayInputStream(octets.getBytes(StandardCharsets.UTF_8))).read();
    }
}
