package io.vivenuoperator.platform.service.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/webhooks/dach",
                "/webhooks/dach/",
                "/webhooks/dach//",
                "//webhooks//dach",
                "/webhooks/./dach",
                "/webhooks/x/../dach",
                "/../webhooks/dach",
                "/webhooks/%64ach",
                "/webhooks%2Fdach",
                "/webhooks%2fdach",
                "/webhooks/dach?a=b&c=/d",
                "/webhooks/dach?",
                "/webhooks/dach#top",
                "/webhooks/dach;v=1",
                "/webhooks;a=b;c/dach;v=1/?x",
                "http://hooks.example.com/webhooks/dach",
                "HTTPS://hooks.example.com:443/webhooks/dach/?a",
                "http://[2001:db8::1]:8080/webhooks/dach"
            })
    void everySpellingIsTheSamePath(String target) throws FaultException {
        assertThat(RequestTarget.path("POST", target)).isEqualTo("/webhooks/dach");
    }

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "http://example.com, /",
        "http://example.com?x, /",
        "*, /",
        "/Webhooks/dach, /Webhooks/dach",
        "/webhooks/d%C3%A4ch, /webhooks/d%C3%A4ch",
        "/webhooks/a b, /webhooks/a%20b",
        "/webhooks/%zz, /webhooks/%25zz",
        "/webhooks/%, /webhooks/%25",
        "/webhooks/%4, /webhooks/%254",
        "/webhooks/%00, /webhooks/%00",
        "/webhooks/%0d%0a, /webhooks/%0D%0A",
        "/webhooks/%3B, /webhooks/%3B",
        "/webhooks/ticketing%2Fitaly, /webhooks/ticketing/italy"
    })
    void whatIsAnotherPathStaysOne(String target, String path) throws FaultException {
        assertThat(RequestTarget.path("GET", target)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhooks/dach", "hooks.example.com:443", "?a=b", "http:/x", "://x/y"})
    void whatIsNoTargetIsABadRequest(String target) {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> RequestTarget.path("POST", target))
                .satisfies(e -> assertThat(e.fault().status().code()).isEqualTo(400));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /v1/events                             | /v1/events
            /v1/events?                            | /v1/events
            /v1/events/?limit=1&sort=-a,b          | /v1/events?limit=1&sort=-a%2Cb
            /v1/events?event_date[gte]=2027-01-01  | /v1/events?event_date%5Bgte%5D=2027-01-01
            /v1/events?q=a+b%20c                   | /v1/events?q=a+b%20c
            /v1/events?q=a?b#top                   | /v1/events?q=a%3Fb
            /v1/events?q=%zz%4                     | /v1/events?q=%25zz%254
            /v1/events?q=%00                       | /v1/events?q=%00
            /v1/events#top?q=a                     | /v1/events
            http://api.example.com/v1/events?q=a   | /v1/events?q=a
            http://api.example.com?q=a             | /?q=a
            """)
    void aQueryIsKeptWhereItIsWanted(String target, String kept) throws FaultException {
        assertThat(RequestTarget.pathAndQuery("GET", target)).isEqualTo(kept);
    }
}
