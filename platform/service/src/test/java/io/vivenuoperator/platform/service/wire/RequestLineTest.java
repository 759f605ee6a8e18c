package io.vivenuoperator.platform.service.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestLineTest {
    private static RequestLine parse(String line) throws FaultException {
        return RequestLine.parse(line.getBytes(StandardCharsets.ISO_8859_1), false);
    }

    @Test
    void aLineIsAMethodATargetAndAVersion() throws FaultException {
        assertThat(parse("POST /webhooks/dach HTTP/1.1")).isEqualTo(new RequestLine("POST", "/webhooks/dach", false));
    }

    @Test
    void theVersionBeforeTheFirstIsOld() throws FaultException {
        assertThat(parse("GET / HTTP/1.0").old()).isTrue();
    }

    @Test
    void aMethodMayHaveThirtyTwoCharacters() throws FaultException {
        assertThat(parse("M".repeat(32) + " / HTTP/1.1").method()).hasSize(32);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "POST",
                "POST /",
                "POST HTTP/1.1",
                "POST  HTTP/1.1",
                " / HTTP/1.1",
                "POST / HTTP/1.1 ",
                "POST  / HTTP/1.1",
                "POST / / HTTP/1.1",
                "POST\t/ HTTP/1.1",
                "POST /\t HTTP/1.1",
                "POST /\u007f HTTP/1.1",
                "PO(ST / HTTP/1.1",
                "POST / http/1.1",
                "POST / HTTP/11",
                "POST / HTTP/1.x",
                "POST / HTTP/1,1",
                "MMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMM / HTTP/1.1"
            })
    void anythingElseIsABadRequest(String line) {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> parse(line))
                .satisfies(e -> assertThat(e.fault().status().code()).isEqualTo(400));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRI * HTTP/2.0", "GET / HTTP/0.9"})
    void anotherMajorVersionIsNotSupported(String line) {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> parse(line))
                .satisfies(e -> assertThat(e.fault().status().code()).isEqualTo(505));
    }
}
