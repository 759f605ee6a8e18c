package io.vivenuoperator.contracts.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.contracts.GoldenFile;
import io.vivenuoperator.contracts.region.RegionKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionsFileTest {
    private static final RegionsFile FILE = new RegionsFile(
            "1764172800000",
            List.of(
                    new RegionEntry(RegionKey.of("dach"), List.of("canary-new", "canary-old")),
                    new RegionEntry(RegionKey.of("ticketing", "usa"), List.of())));

    @Test
    void writesTheGoldenFile() {
        GoldenFile.of("regions.json").matches(FILE.toJson());
    }

    @Test
    void readsTheGoldenFile() throws MalformedRegionsFileException {
        assertThat(RegionsFile.parse(GoldenFile.of("regions.json").bytes())).isEqualTo(FILE);
    }

    @Test
    void leavesUnknownFieldsAlone() throws MalformedRegionsFileException {
        var json = """
                {"later":1,"regions":[{"region":"dach","signingKeys":[],"later":{}}]}""";

        assertThat(RegionsFile.parse(json.getBytes(UTF_8)))
                .isEqualTo(new RegionsFile("", List.of(new RegionEntry(RegionKey.of("dach"), List.of()))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"regions":[                                                    | not JSON: line 1, column 13
                    []                                                              | regions must be a list
                    {"revision":7,"regions":[]}                                     | revision must be a string
                    {"regions":[{"signingKeys":[]}]}                                | regions[0].region must be a name or namespace/name
                    {"regions":[{"region":"D","signingKeys":[]}]}                   | regions[0].region must be a name or namespace/name
                    {"regions":[{"region":"d"}]}                                    | regions[0].signingKeys must be a list of strings
                    {"regions":[{"region":"d","signingKeys":["canary",""]}]}        | regions[0].signingKeys must contain only non-blank strings
                    {"regions":[{"region":"d","signingKeys":["canary",1]}]}         | regions[0].signingKeys must contain only non-blank strings
                    {"regions":[{"region":"d","signingKeys":[]},{"region":"d","signingKeys":[]}]} | regions[1].region appears twice
                    """)
    void namesWhatIsWrong(String json, String message) {
        assertThatThrownBy(() -> RegionsFile.parse(json.getBytes(UTF_8)))
                .isInstanceOf(MalformedRegionsFileException.class)
                .hasMessage(message)
                .hasMessageNotContaining("canary");
    }

    @Test
    void neverPrintsAKey() {
        assertThat(FILE.toString()).doesNotContain("canary");
    }

    @Test
    void aRegionStandsOnce() {
        var entry = new RegionEntry(RegionKey.of("dach"), List.of());

        assertThatIllegalArgumentException().isThrownBy(() -> new RegionsFile("", List.of(entry, entry)));
    }
}
