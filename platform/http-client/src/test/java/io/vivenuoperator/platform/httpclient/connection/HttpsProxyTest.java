package io.vivenuoperator.platform.httpclient.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Proxy;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpsProxyTest {
    @Test
    void hostAndPortAreRead() {
        assertThat(HttpsProxy.parse("http://proxy.example.com:3128"))
                .isEqualTo(new HttpsProxy("proxy.example.com", 3128, List.of()));
        assertThat(HttpsProxy.parse("http://proxy.example.com").port()).isEqualTo(80);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy.example.com:3128",
                "https://proxy.example.com",
                "socks5://proxy.example.com",
                "http://",
                "http://ann:canary@proxy.example.com:3128",
                "http://ann:canary @proxy.example.com",
                "a b"
            })
    void whatIsNoSuchAddressIsRefusedWithTheFix(String value) {
        assertThatThrownBy(() -> HttpsProxy.parse(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("http://proxy.example.com:3128")
                .message()
                .doesNotContain("canary");
    }

    @ParameterizedTest
    @CsvSource({
        "example.com, https://example.com/a, true",
        "example.com, https://API.Example.com, true",
        "example.com, https://anexample.com, false",
        ".example.com, https://api.example.com, true",
        ".example.com, https://example.com, false",
        "10.0.0.1, https://10.0.0.1:8443, true",
        "example.com, https://seller.example.org, false",
        "example.com, http://seller.example.org, true"
    })
    void aHostIsCalledDirectlyOrByWayOfIt(String direct, URI target, boolean isDirect) {
        // given
        var proxy = HttpsProxy.parse("http://proxy:3128").except(List.of(new DirectHost(direct)));

        // when
        var ways = proxy.selector().select(target);

        // then
        assertThat(ways).singleElement().matches(way -> way.equals(Proxy.NO_PROXY) == isDirect);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*.example.com", "example.com/", "", "a b", "..", "example.com:443"})
    void whatIsNoNameOfAHostIsRefused(String pattern) {
        assertThatThrownBy(() -> new DirectHost(pattern)).isInstanceOf(IllegalArgumentException.class);
    }
}
