package io.vivenuoperator.platform.api.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.platform.service.exchange.QueryParameters;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
    private static final List<String> KNOWN = List.of("sort", "limit", "status", "from", "tz");

    private static Parameters parameters(String name, String value) throws BadParameterException {
        return Parameters.of(QueryParameters.of(Map.of(name, value)), KNOWN);
    }

    @ParameterizedTest
    @CsvSource({"sorted,sort", "lmit,limit", "stat,sort", "TZ,tz", "statuses,status"})
    void anUnknownOneIsRefusedWithTheNearest(String given, String nearest) {
        assertThatThrownBy(() -> parameters(given, "1")).isInstanceOfSatisfying(BadParameterException.class, e -> {
            assertThat(e.error().parameter()).isEqualTo(given);
            assertThat(e.error().detail()).endsWith("did you mean " + nearest + "?");
        });
    }

    @Test
    void aStrangersTextIsNotRepeatedAtLength() {
        assertThatThrownBy(() -> parameters("\u0000<é>" + "x".repeat(1_000), "1"))
                .isInstanceOfSatisfying(
                        BadParameterException.class,
                        e -> assertThat(e.error().parameter())
                                .startsWith("?<?>x")
                                .hasSize(40));
    }

    @Test
    void oneThatIsGivenTwiceIsRefused() {
        var twice = new QueryParameters(new LinkedHashMap<>(Map.of("sort", List.of("a", "b"))));

        assertThatThrownBy(() -> Parameters.of(twice, KNOWN))
                .isInstanceOf(BadParameterException.class)
                .hasMessageStartingWith("give it once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "501", "1.5", "1e2", "-1", "99999999999", "１２a", "１２", "١"})
    void aNumberIsWholeAndInItsRange(String value) {
        assertThatThrownBy(() -> parameters("limit", value).number("limit", 50, 1, 500))
                .isInstanceOf(BadParameterException.class)
                .hasMessage("must be a whole number from 1 to 500");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-26,2026-11-25T23:00:00Z",
        "2026-11-26T12:00Z,2026-11-26T12:00:00Z",
        "2026-11-26T12:00+01:00,2026-11-26T11:00:00Z",
        "2026-11-26T12:00 01:00,2026-11-26T11:00:00Z",
        "2026-11-26T23:59:59.999999999Z,2026-11-26T23:59:59.999999Z",
        "2026-11-26T12:00:30.5-05:30,2026-11-26T17:30:30.500Z"
    })
    void aTimeIsADateOrHasAnOffset(String given, String at) throws Exception {
        assertThat(parameters("from", given).instant("from", ZoneId.of("Europe/Berlin")))
                .contains(Instant.parse(at));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-11-26T12:00",
                "2026-02-30",
                "2026-13-01",
                "2026-11-26T25:00Z",
                "1969-12-31",
                "2201-01-01",
                "99999-01-01",
                "2026-11-26\u0000"
            })
    void anotherTimeIsRefused(String given) {
        assertThatThrownBy(() -> parameters("from", given).instant("from", ZoneOffset.UTC))
                .isInstanceOf(BadParameterException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Europe/Paradise", "+02", "GMT+25", "europe/berlin", "\u0000"})
    void aZoneHasItsNameInTheDatabase(String given) {
        assertThatThrownBy(() -> parameters("tz", given).zone("tz", ZoneOffset.UTC))
                .isInstanceOf(BadParameterException.class)
                .hasMessageContaining("Europe/Berlin");
    }
}
