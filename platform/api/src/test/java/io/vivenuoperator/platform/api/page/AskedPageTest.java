package io.vivenuoperator.platform.api.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import io.vivenuoperator.platform.service.exchange.QueryParameters;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskedPageTest {
    private static final List<String> KNOWN = List.of("limit", "cursor", "from", "to");

    private static AskedPage request(String list, Map<String, String> query) throws BadParameterException {
        return AskedPage.of(list, Parameters.of(QueryParameters.of(query), KNOWN));
    }

    private static String cursor(String list, String... place) throws BadParameterException {
        return request(list, Map.of("limit", "1"))
                .page(List.of(1, 2), _ -> Place.of(place))
                .next()
                .orElseThrow();
    }

    @Test
    void aCursorCarriesThePlaceOfTheLastRow() throws Exception {
        String cursor = cursor("a", "2026-11-22T12:00:00.000001Z", "t\"1", "7");

        Place place = request("a", Map.of("cursor", cursor)).after().orElseThrow();

        assertThat(place.instant(0)).isEqualTo("2026-11-22T12:00:00.000001Z");
        assertThat(place.text(1)).isEqualTo("t\"1");
        assertThat(place.count(2)).isEqualTo(7);
    }

    @Test
    void theLastPageHasNoCursor() throws Exception {
        assertThat(request("a", Map.of("limit", "2"))
                        .page(List.of(1, 2), _ -> Place.of("x"))
                        .next())
                .isEmpty();
    }

    @Test
    void aCursorOfAnotherListOrTimeIsRefused() throws Exception {
        String cursor = cursor("a", "x");

        assertRefused("b", Map.of("cursor", cursor));
        assertRefused("a", Map.of("cursor", cursor, "from", "2026-01-01"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "W10", "e30", "WyJhIl0", "bnVsbA", "W1tdXQ", "MQ"})
    void whatIsNoCursorIsRefused(String cursor) {
        assertRefused("a", Map.of("cursor", cursor));
    }

    @Test
    void aChangedCursorIsRefused() throws Exception {
        String cursor = cursor("a", "2026-11-22T12:00:00Z", "t1");
        for (int at = 0; at < cursor.length(); at++) {
            String changed =
                    cursor.substring(0, at) + (cursor.charAt(at) == 'A' ? 'B' : 'A') + cursor.substring(at + 1);
            if (!Arrays.equals(
                    Base64.getUrlDecoder().decode(changed),
                    Base64.getUrlDecoder().decode(cursor))) {
                assertRefused("a", Map.of("cursor", changed));
            }
        }
    }

    @Test
    void whoKnowsHowToForgeOneIsToldTheSame() throws Exception {
        Place place = request("a", Map.of("cursor", cursor("a", "yesterday", "x\0", "-1")))
                .after()
                .orElseThrow();

        assertThatThrownBy(() -> place.instant(0)).isInstanceOf(BadParameterException.class);
        assertThatThrownBy(() -> place.text(1)).isInstanceOf(BadParameterException.class);
        assertThatThrownBy(() -> place.count(2)).isInstanceOf(BadParameterException.class);
        assertThatThrownBy(() -> place.text(3)).isInstanceOf(BadParameterException.class);
    }

    private static void assertRefused(String list, Map<String, String> query) {
        assertThatThrownBy(() -> request(list, query))
                .as(query.toString())
                .isInstanceOf(BadParameterException.class)
                .hasMessageContaining("is not the cursor of this question");
    }
}
