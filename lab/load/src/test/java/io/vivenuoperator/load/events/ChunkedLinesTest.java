package io.vivenuoperator.load.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkedLinesTest {
    private static final String ANSWER = String.join(
            "\r\n",
            "HTTP/1.1 200 OK",
            "Transfer-Encoding: chunked",
            "",
            "b",
            "id: 12\ndata",
            "7",
            ": {}\n\nx",
            "4",
            "y\nz\n",
            "");

    private final List<String> lines = new ArrayList<>();
    private final ChunkedLines reader = new ChunkedLines(lines::add);

    private void read(String text) throws IOException {
        reader.read(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1_000})
    void linesGoOnFromChunkToChunkWhereverThePiecesEnd(int piece) throws IOException {
        for (int at = 0; at < ANSWER.length(); at += piece) {
            read(ANSWER.substring(at, Math.min(ANSWER.length(), at + piece)));
        }

        assertThat(lines).containsExactly("id: 12", "data: {}", "", "xy", "z");
    }

    @Test
    void aRefusalIsNoStream() {
        assertThatThrownBy(() -> read("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n"))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("503");
    }

    @Test
    void anotherAnswerBeginsAnew() throws IOException {
        read(ANSWER.substring(0, ANSWER.length() - 6));
        lines.clear();

        reader.clear();
        read(ANSWER);

        assertThat(lines).first().isEqualTo("id: 12");
    }
}
