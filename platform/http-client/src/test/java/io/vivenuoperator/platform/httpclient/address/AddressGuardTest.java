package io.vivenuoperator.platform.httpclient.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.1.1",
                "100.100.100.200",
                "192.0.0.192",
                "168.63.129.16",
                "0.0.0.0",
                "224.0.0.1",
                "fe80::1",
                "fd00:ec2::254",
                "fd20:ce::254",
                "::ffff:169.254.169.254"
            })
    void aHostIsRefusedForOneInternalAddress(String internal) throws UnknownHostException {
        // given
        HostLookup lookup = host -> List.of(InetAddress.getByName("192.0.2.1"), InetAddress.getByName(internal));

        // when
        var refusal = new InternalAddresses().refusal(URI.create("https://gateway.example.com/api"), lookup);

        // then
        assertThat(refusal).hasValueSatisfying(why -> assertThat(why).startsWith("gateway.example.com "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "10.0.0.1", "2001:db8::1", "fd00:ec2::253", "127.0.0.1"})
    void whereServicesLiveIsNotRefused(String address) throws UnknownHostException {
        // given
        HostLookup lookup = host -> List.of(InetAddress.getByName(address));

        // then
        assertThat(new InternalAddresses().refusal(URI.create("https://gateway.example.com/api"), lookup))
                .isEmpty();
    }

    @Test
    void aHostThatOnlyAProxyKnowsIsNotRefused() {
        // given
        HostLookup lookup = host -> {
            throw new UnknownHostException(host);
        };

        // then
        assertThat(new InternalAddresses().refusal(URI.create("https://service.example/api"), lookup))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://service.example/api",
                "https://SERVICE.example./api",
                "https://eu.gateway.example.com/api",
                "https://service.example:8443/api"
            })
    void aListedHostIsAllowed(String target) {
        assertThat(listed().refusal(URI.create(target), HostLookup.system())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://gateway.example.com/api",
                "https://notgateway.example.com.evil.example/api",
                "https://service.example.evil.example/api",
                "https://evilservice.example/api",
                "https://192.0.2.1/api"
            })
    void anotherHostIsNot(String target) {
        assertThat(listed().refusal(URI.create(target), HostLookup.system()))
                .hasValueSatisfying(why -> assertThat(why).endsWith("is not one of the hosts that are allowed here."));
    }

    @Test
    void twoGuardsRefuseWhatEitherDoes() throws UnknownHostException {
        // given
        var both = listed().and(new InternalAddresses());
        HostLookup metadata = host -> List.of(InetAddress.getByName("169.254.169.254"));

        // then
        assertThat(both.refusal(URI.create("https://other.example.com"), HostLookup.system()))
                .hasValueSatisfying(why -> assertThat(why).contains("not one of the hosts"));
        assertThat(both.refusal(URI.create("https://service.example"), metadata))
                .hasValueSatisfying(why -> assertThat(why).contains("metadata"));
    }

    private static AllowedHosts listed() {
        return new AllowedHosts(List.of("service.example", ".gateway.example.com"));
    }
}
