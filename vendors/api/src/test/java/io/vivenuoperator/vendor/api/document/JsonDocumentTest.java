package io.vivenuoperator.vendor.api.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vivenuoperator.platform.httpclient.failure.ForeignAnswerException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDocumentTest {
    @Test
    void anObjectIsRead() throws Exception {
        assertThat(JsonDocument.answer(stream("{\"a\":1}")).path("a").intValue())
                .isEqualTo(1);
        assertThat(JsonDocument.received("{\"a\":1}\n".getBytes(UTF_8))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>canary</html>",
                "[\"canary\"]",
                "\"canary\"",
                "{\"a\":1}canary",
                "null",
                "{\"a\":canary}"
            })
    void anythingElseIsAStrangers(String body) {
        assertThatExceptionOfType(ForeignAnswerException.class)
                .isThrownBy(() -> JsonDocument.answer(stream(body)))
                .withMessageNotContaining("canary")
                .withNoCause();
        assertThat(JsonDocument.received(body.getBytes(UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\":\"canary", "{\"a\":[{\"b\":"})
    void aCutAnswerIsToldFromAStrangers(String body) {
        assertThatExceptionOfType(EOFException.class)
                .isThrownBy(() -> JsonDocument.answer(stream(body)))
                .withMessageNotContaining("canary")
                .withNoCause();
        assertThat(JsonDocument.received(body.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void nestingWithoutEndIsAStrangers() {
        assertThatExceptionOfType(ForeignAnswerException.class)
                .isThrownBy(() -> JsonDocument.answer(stream("{\"a\":" + "[".repeat(100_000))));
    }

    @Test
    void anAnswerWithoutEndIsAStrangers() {
        assertThatExceptionOfType(ForeignAnswerException.class)
                .isThrownBy(() -> JsonDocument.answer(new Blanks()))
                .withMessageContaining("32 MiB");
    }

    private static InputStream stream(String body) {
        return new ByteArrayInputStream(body.getBytes(UTF_8));
    }

    private static final class Blanks extends InputStream {
        @Override
        public int read() {
            return ' ';
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
            Arrays.fill(bytes, from, from + length, (byte) ' ');
            return length;
        }
    }
}
