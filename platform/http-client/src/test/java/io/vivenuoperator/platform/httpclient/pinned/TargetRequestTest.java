package io.vivenuoperator.platform.httpclient.pinned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.platform.httpclient.egress.TargetUrl;
import io.vivenuoperator.platform.httpclient.egress.TargetVerdict;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetRequestTest {
    @Test
    void itIsWrittenAsItIsGiven() {
        // when
        var octets = request("https://[2606:4700:4700::1111]/a?b=%2F", Map.of("X-Attempt", "1"))
                .octets();

        // then
        assertThat(new String(octets, StandardCharsets.UTF_8))
                .isEqualTo("POST /a?b=%2F HTTP/1.1\r\nHost: [2606:4700:4700:0:0:0:0:1111]\r\nContent-Length: 3\r\n"
                        + "X-Attempt: 1\r\n\r\n€");
    }

    @ParameterizedTest
    @CsvSource({
        "Host, x",
        "content-length, 5",
        "Transfer-Encoding, chunked",
        "Connection, close",
        "Expect, 100-continue",
        "'X Y', canary",
        "'X:', canary",
        "'', canary",
        "X-Key, 'canary\r\nX-Evil: 1'",
        "X-Key, 'canary\nX-Evil: 1'",
        "X-Key, canary€"
    })
    void aHeaderThatWouldBeSomethingElseIsRefused(String name, String value) {
        assertThatThrownBy(() -> request("https://hooks.example.com/", Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("canary");
    }

    @Test
    void itsTextHasNothingSecret() {
        assertThat(request("https://hooks.example.com/canary?x=canary", Map.of("Authorization", "canary")))
                .hasToString("POST https://hooks.example.com");
    }

    private static TargetRequest request(String url, Map<String, String> headers) {
        return new TargetRequest(read(url), headers, "€".getBytes(StandardCharsets.UTF_8), TargetTls.standard());
    }

    private static TargetUrl read(String url) {
        return ((TargetVerdict.Accepted) TargetUrl.parse(url)).url();
    }
}
