package io.vivenuoperator.platform.service.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vivenuoperator.platform.service.source.RequestOrigin.Admission;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressResolverTest {
    private final ClientAddressResolver behindTwoProxies = new ClientAddressResolver(
            List.of(CidrBlock.parse("203.0.113.0/24"), CidrBlock.parse("2001:db8::/32")),
            List.of(CidrBlock.parse("10.0.0.0/8")));

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
        assertThat(CidrBlock.parse(network).contains(InetAddress.ofLiteral(address)))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8/8", "10.0.0/x", "::/129"})
    void whatIsNoNetworkIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> CidrBlock.parse(text));
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "203.0.113.5",
                " 203.0.113.5\t",
                "203.0.113.5:4711",
                "\"203.0.113.5\"",
                "\"203.0.113.5:4711\"",
                "[203.0.113.5]:4711|203.0.113.5:4711",
                "198.51.100.9, 203.0.113.5:4711, 10.0.0.2:80",
                "198.51.100.9:1,203.0.113.5",
                "203.0.113.5,",
                ",, 203.0.113.5 , ,10.1.2.3",
                "unknown, 203.0.113.5",
                "203.0.113.5|10.0.0.2",
                "198.51.100.9|203.0.113.5, 10.0.0.2",
                "::ffff:203.0.113.5",
                "::FFFF:203.0.113.5",
                "[::ffff:203.0.113.5]:4711",
                "2001:db8::1",
                "2001:DB8:0:0::1",
                "[2001:db8::1]",
                "[2001:db8::1]:4711",
                "\"[2001:db8::1]:4711\"",
                "2001:db8::1%eth0",
                "[2001:db8::1%25eth0]:4711"
            })
    void anAllowedAddressIsReadInEveryForm(String lines) {
        assertThat(origin("10.0.0.1", ForwardedHops.ofAddresses(lines(lines)), ForwardedHops.NONE))
                .isEqualTo(Admission.ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "198.51.100.9",
                "198.51.100.9:4711",
                "\"198.51.100.9\"",
                "203.0.113.5, 198.51.100.9:4711",
                "203.0.113.5, 198.51.100.9, 10.0.0.2",
                "203.0.113.5|198.51.100.9",
                "[2001:db9::1]:4711",
                "2001:db9::1%eth0",
                "::ffff:198.51.100.9"
            })
    void anotherAddressIsRefusedInEveryForm(String lines) {
        assertThat(origin("10.0.0.1", ForwardedHops.ofAddresses(lines(lines)), ForwardedHops.NONE))
                .isEqualTo(Admission.DENIED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "unknown",
                "_hidden",
                "203.0.113.5, unknown",
                "203.0.113.5, _SEVKISEK:80",
                "203.0.113",
                "203.0.113.5.6",
                "203.0.113.999",
                "203.0.113.5/24",
                "[2001:db8::1",
                "2001:db8::g",
                "10.0.0.2",
                "10.0.0.2, 10.0.0.3:80",
                "\"203.0.113.5",
                "for=203.0.113.5"
            })
    void whatATrustedProxyDoesNotTellIsUnknown(String lines) {
        assertThat(origin("10.0.0.1", ForwardedHops.ofAddresses(lines(lines)), ForwardedHops.NONE))
                .isEqualTo(Admission.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for=203.0.113.5",
                "For=\"203.0.113.5:4711\";proto=https",
                "proto=https;FOR=203.0.113.5:4711;by=10.0.0.1;host=\"a,b;c\"",
                "for=\"[2001:db8::1]:4711\";proto=https",
                "for=\"[2001:DB8::1]\"",
                "for=\"[2001:db8::1]:_port\"",
                "for=198.51.100.9, for=203.0.113.5 , for=10.0.0.2",
                "for=198.51.100.9|for=203.0.113.5;host=\"x\\\"y\"",
                "for=unknown, for=203.0.113.5,",
                "for=\"203\\.0.113.5\""
            })
    void theStandardHeaderIsReadInEveryForm(String lines) {
        assertThat(origin("10.0.0.1", ForwardedHops.NONE, ForwardedHops.ofForwarded(lines(lines))))
                .isEqualTo(Admission.ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for=unknown",
                "for=_hidden",
                "for=\"_hidden:80\"",
                "proto=https",
                "for=203.0.113.5, proto=https",
                "for",
                "for=",
                "for=\"203.0.113.5",
                "by=203.0.113.5",
                "203.0.113.5",
                "for=10.0.0.2"
            })
    void theStandardHeaderMayHideWhoItIs(String lines) {
        assertThat(origin("10.0.0.1", ForwardedHops.NONE, ForwardedHops.ofForwarded(lines(lines))))
                .isEqualTo(Admission.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.5, 203.0.113.6, ALLOWED",
        "203.0.113.5, 198.51.100.9, DENIED",
        "198.51.100.9, 203.0.113.5, DENIED",
        "203.0.113.5, unknown, UNKNOWN",
        "unknown, 203.0.113.5, UNKNOWN",
        "unknown, 198.51.100.9, DENIED"
    })
    void whoSendsTheOtherHeaderGainsNothing(String forwardedFor, String forwarded, Admission admission) {
        assertThat(origin(
                        "10.0.0.1",
                        ForwardedHops.ofAddresses(List.of(forwardedFor)),
                        ForwardedHops.ofForwarded(List.of("for=" + forwarded))))
                .isEqualTo(admission);
    }

    @Test
    void theRealIpCountsWhenThereIsNothingElse() {
        ForwardedHops real = ForwardedHops.ofAddresses(List.of("203.0.113.5"));
        ForwardedHops other = ForwardedHops.ofAddresses(List.of("198.51.100.9"));

        assertThat(origin("10.0.0.1", ForwardedHops.NONE, ForwardedHops.NONE, real))
                .isEqualTo(Admission.ALLOWED);
        assertThat(origin("10.0.0.1", ForwardedHops.NONE, ForwardedHops.NONE, other))
                .isEqualTo(Admission.DENIED);
        assertThat(origin("10.0.0.1", other, ForwardedHops.NONE, real)).isEqualTo(Admission.DENIED);
        assertThat(origin("198.51.100.9", ForwardedHops.NONE, ForwardedHops.NONE, real))
                .isEqualTo(Admission.DENIED);
    }

    @Test
    void anEmptyListLetsEverybodyIn() {
        assertThat(ClientAddressResolver.ANY.origin(
                        InetAddress.ofLiteral("8.8.8.8"),
                        claims(ForwardedHops.NONE, ForwardedHops.NONE, ForwardedHops.NONE)))
                .isEqualTo(new RequestOrigin(InetAddress.ofLiteral("8.8.8.8"), Admission.ALLOWED));
        assertThat(origin("8.8.8.8", ForwardedHops.NONE, ForwardedHops.NONE)).isEqualTo(Admission.DENIED);
        assertThat(origin("203.0.113.9", ForwardedHops.NONE, ForwardedHops.NONE))
                .isEqualTo(Admission.ALLOWED);
    }

    private String source(String peer, String... forwardedFor) {
        return behindTwoProxies
                .origin(
                        InetAddress.ofLiteral(peer),
                        claims(
                                ForwardedHops.ofAddresses(List.of(forwardedFor)),
                                ForwardedHops.NONE,
                                ForwardedHops.NONE))
                .address()
                .getHostAddress();
    }

    private Admission origin(String peer, ForwardedHops forwardedFor, ForwardedHops forwarded) {
        return origin(peer, forwardedFor, forwarded, ForwardedHops.NONE);
    }

    private Admission origin(String peer, ForwardedHops forwardedFor, ForwardedHops forwarded, ForwardedHops realIp) {
        return behindTwoProxies
                .origin(InetAddress.ofLiteral(peer), claims(forwardedFor, forwarded, realIp))
                .admission();
    }

    private static ClientAddressResolver.Claims claims(
            ForwardedHops forwardedFor, ForwardedHops forwarded, ForwardedHops realIp) {
        return new ClientAddressResolver.Claims(() -> forwardedFor, () -> forwarded, () -> realIp);
    }

    private static List<String> lines(String text) {
        return List.of(text.split("\\|", -1));
    }
}
