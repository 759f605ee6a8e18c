package io.vivenuoperator.platform.httpclient.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Addresses as Python and its C library read and judge them (readers.py), beside what we make of them. */
class SecondReadersTest {
    /** What Python takes for global, and we don't: tunnels, Azure's wire server, and what IANA has not given out. */
    private static final List<AddressBlock> WE_KNOW_BETTER = Stream.of(
                    "168.63.129.16/32",
                    "192.88.99.0/24",
                    "192.0.0.0/24",
                    "2001::/23",
                    "2002::/16",
                    "3fff::/20",
                    "::/3",
                    "4000::/2",
                    "8000::/1")
            .map(AddressBlock::parse)
            .toList();

    @Test
    void nothingIsGlobalThatPythonKnowsBetter() throws IOException {
        assertThat(rows("global.tsv").filter(row -> row[1].equals("false")))
                .hasSizeGreaterThan(1000)
                .allSatisfy(row -> assertThat(SpecialAddresses.kindOf(octets(row[0])))
                        .as(row[0])
                        .isNotEqualTo(AddressKind.GLOBAL));
    }

    @Test
    void whatPythonTakesForGlobalIsSoButForWhatIsListed() throws IOException {
        assertThat(rows("global.tsv").filter(row -> row[1].equals("true")))
                .hasSizeGreaterThan(1000)
                .allSatisfy(row -> assertThat(SpecialAddresses.kindOf(octets(row[0])) == AddressKind.GLOBAL
                                || WE_KNOW_BETTER.stream().anyMatch(block -> block.contains(octets(row[0]))))
                        .as(row[0])
                        .isTrue());
    }

    @Test
    void ipv6IsReadAsPythonReadsIt() throws IOException {
        assertThat(rows("ipv6-texts.tsv"))
                .hasSizeGreaterThan(2000)
                .allSatisfy(row -> assertThat(AddressLiteral.ipv6(row[0])
                                .map(HexFormat.of()::formatHex)
                                .orElse("-"))
                        .as(row[0])
                        .isEqualTo(row[1]));
    }

    @Test
    void ipv4IsReadAsTheCLibraryReadsItOrNotAtAll() throws IOException {
        assertThat(rows("ipv4-texts.tsv"))
                .hasSizeGreaterThan(2000)
                .allSatisfy(row -> assertThat(AddressLiteral.ipv4(row[0]).map(HexFormat.of()::formatHex))
                        .as(row[0])
                        .isIn(Optional.empty(), Optional.of(row[1])));
    }

    private static byte[] octets(String text) {
        return AddressLiteral.ipv4(text).or(() -> AddressLiteral.ipv6(text)).orElseThrow();
    }

    private static Stream<String[]> rows(String file) throws IOException {
        try (InputStream in = SecondReadersTest.class.getResourceAsStream("/egress/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .map(line -> line.split("\t", -1));
        }
    }
}
