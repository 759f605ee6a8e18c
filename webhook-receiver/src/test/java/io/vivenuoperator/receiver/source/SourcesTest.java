package io.vivenuoperator.receiver.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {

    private final Sources behindTwoProxies =
            new Sources(List.of(Network.parse("203.0.113.0/24")), List.of(Network.parse("10.0.0.0/8")));

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.128/25, 10.0.0.127, false",
        "10.0.0.1, 10.0.0.1, true",
        "10.0.0.1, 10.0.0.2, false",
        "0.0.0.0/0, 8.8.8.8, true",
        "fd00::/8, fd12::1, true",
        "fd00::/8, fe80::1, false",
        "0.0.0.0/0, ::1, false",
        "10.0.0.0/8, ::ffff:10.0.0.1, true"
    })
    void aNetworkHoldsWhatSharesItsBits(String network, String address, boolean holds) {
        assertThat(Network.parse(network).contains(InetAddress.ofLiteral(address)))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8/8", "10.0.0/x", "::/129"})
    void whatIsNoNetworkIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Network.parse(text));
    }

    @Test
    void aStrangersHeaderDoesNotCount() {
        assertThat(source("198.51.100.9", "203.0.113.5")).isEqualTo("198.51.100.9");
    }

    @Test
    void aTrustedProxysHeaderCounts() {
        assertThat(source("10.0.0.1", "203.0.113.5")).isEqualTo("203.0.113.5");
        assertThat(source("10.0.0.1", "203.0.113.5", "10.0.0.2")).isEqualTo("203.0.113.5");
    }

    @Test
    void whatAStrangerWroteInFrontOfATrustedProxyDoesNotCount() {
        assertThat(source("10.0.0.1", "203.0.113.5", "198.51.100.9")).isEqualTo("198.51.100.9");
    }

    @Test
    void whatIsNoAddressEndsTheChain() {
        assertThat(source("10.0.0.1", "203.0.113.5", "unknown", "10.0.0.2")).isEqualTo("10.0.0.2");
        assertThat(source("10.0.0.1")).isEqualTo("10.0.0.1");
    }

    @Test
    void anEmptyListLetsEverybodyIn() {
        InetAddress anybody = InetAddress.ofLiteral("8.8.8.8");

        assertThat(Sources.ANY.allows(anybody)).isTrue();
        assertThat(behindTwoProxies.allows(anybody)).isFalse();
        assertThat(behindTwoProxies.allows(InetAddress.ofLiteral("203.0.113.9")))
                .isTrue();
    }

    private String source(String peer, String... forwardedFor) {
        return behindTwoProxies
                .of(InetAddress.ofLiteral(peer), List.of(forwardedFor))
                .getHostAddress();
    }
}
