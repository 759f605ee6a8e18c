package io.vivenuoperator.controller.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.com/a?b=c",
                "https://hooks.example.com:8443",
                "https://[2001:db8::1]/a",
                "http://sink.default.svc:8080/in",
                "http://sink.default.svc.cluster.local/in"
            })
    void takesWhatTheCrdTakes(String url) {
        assertThat(new EndpointUrl(url).refusal()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example.com/canary",
                "http://sink.svc.example.com/canary",
                "ftp://hooks.example.com/canary",
                "hooks.example.com/canary",
                "https://me:canary@hooks.example.com",
                "https://hooks.example.com/#canary",
                "https://hooks.example.com/can ary",
                "https:///canary"
            })
    void saysWhyItIsRefusedAndNothingSecret(String url) {
        assertThat(new EndpointUrl(url).refusal().orElseThrow()).endsWith(".").doesNotContain("canary");
    }

    @Test
    void showsTheHostAlone() {
        assertThat(new EndpointUrl("https://hooks.example.com/canary?canary=canary"))
                .hasToString("EndpointUrl[hooks.example.com]");
    }
}
