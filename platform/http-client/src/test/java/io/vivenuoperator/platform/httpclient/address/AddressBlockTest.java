package io.vivenuoperator.platform.httpclient.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressBlockTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "100.64.0.0/10, 100.127.255.255, true",
        "100.64.0.0/10, 100.128.0.0, false",
        "0.0.0.0/0, 255.255.255.255, true",
        "0.0.0.0/0, ::1, false",
        "192.0.2.1/32, 192.0.2.1, true",
        "192.0.2.1/32, 192.0.2.2, false",
        "::/0, ffff::, true",
        "fc00::/7, fdff::1, true",
        "fc00::/7, fe00::, false"
    })
    void anAddressIsInItOrNot(String block, String address, boolean isIn) {
        // given
        var octets = AddressLiteral.ipv4(address)
                .or(() -> AddressLiteral.ipv6(address))
                .orElseThrow();

        // then
        assertThat(AddressBlock.parse(block).contains(octets)).isEqualTo(isIn);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0",
                "10.0.0.0/33",
                "10.0.0.0/08",
                "10.0.0.0/-1",
                "10.0.0/8",
                "10.0.0.1/8",
                "fd00::/129",
                "fd00::1/64",
                "[fd00::]/64",
                "/8",
                ""
            })
    void whatIsNoBlockIsRefusedWithTheReason(String text) {
        assertThatThrownBy(() -> AddressBlock.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no block of addresses: ");
    }
}
