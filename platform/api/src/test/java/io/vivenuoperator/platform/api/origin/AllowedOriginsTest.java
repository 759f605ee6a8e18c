package io.vivenuoperator.platform.api.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.config.MisconfiguredException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedOriginsTest {
    private static final String BOARD = "https://board.example.com";

    private static AllowedOrigins origins(String list) {
        return AllowedOrigins.from(new EnvironmentVariables(Map.of("ALLOWED_ORIGINS", list)));
    }

    private static Map<String, String> headers(String list, Method method, String origin) {
        return origins(list)
                .of(method, name -> name.equals(HeaderNames.ORIGIN) ? Optional.of(origin) : Optional.empty())
                .stream()
                .collect(Collectors.toMap(header -> header.headerName().lowerCase(), Header::values));
    }

    @Test
    void withoutAListThereIsNoWordAboutIt() {
        assertThat(headers("", Method.GET, BOARD)).isEmpty();
    }

    @Test
    void aPageOfTheListMayRead() {
        assertThat(headers(BOARD + ", http://localhost:3000", Method.GET, "http://localhost:3000"))
                .containsEntry("access-control-allow-origin", "http://localhost:3000")
                .containsEntry("vary", "Origin")
                .hasEntrySatisfying(
                        "access-control-expose-headers",
                        names -> assertThat(names).contains("ETag", "Link", "RateLimit", "Retry-After", "X-Request-Id"))
                .doesNotContainKey("access-control-allow-credentials");
    }

    @Test
    void itMayAskBefore() {
        assertThat(headers(BOARD, Method.OPTIONS, BOARD))
                .containsEntry("access-control-allow-methods", "GET, HEAD")
                .hasEntrySatisfying(
                        "access-control-allow-headers",
                        names -> assertThat(names).contains("Authorization", "If-None-Match"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://board.example.com.evil.example",
                "https://evil.example",
                "http://board.example.com",
                "https://board.example.com:8443",
                "https://BOARD.example.com",
                "null",
                "*",
                ""
            })
    void anyOtherPageIsOnlyToldThatItDepends(String origin) {
        assertThat(headers(BOARD, Method.GET, origin)).containsExactly(Map.entry("vary", "Origin"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "board.example.com",
                "https://board.example.com/",
                "https://board.example.com/a",
                "https://Board.example.com",
                "https://board.example.com:443",
                "http://board.example.com:80",
                "ftp://board.example.com",
                "https://user@board.example.com",
                "https://board.example.com?x",
                "https://"
            })
    void whatIsNoOriginIsRefused(String list) {
        assertThatThrownBy(() -> origins(list))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageStartingWith("ALLOWED_ORIGINS must be a list of origins");
    }
}
