package io.vivenuoperator.salesapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.store.TestDatabase;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Pages of other origins: those of the list may read every answer, also a refusal; for all others nothing changes. */
class OriginIT {
    private static final String BOARD = "https://board.example.com";
    private static final Map<String, String> ON = Map.of("ALLOWED_ORIGINS", BOARD);
    private static final Map<String, Integer> TARGETS = Map.of(
            "/v1/regions", 200,
            "/v1/events?sorted=a", 400,
            "/v1/nowhere", 404,
            "/openapi.json", 200);

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    @TempDir
    Path folder;

    private static Map<String, String> from(RunningApi api, String origin) {
        return new HashMap<>(
                Map.of("Authorization", "Bearer " + api.key("all"), "X-Request-Id", "a", "Origin", origin));
    }

    private static boolean speaksOfOrigins(HttpHeaders headers) {
        return headers.map().keySet().stream().anyMatch(name -> name.startsWith("access-control-"));
    }

    @Test
    void aPageOfAnAllowedOriginSeesHowCompleteATableIs() throws Exception {
        Portfolio.fill(db);
        try (var api = new RunningApi(db.readerUrl(), folder, ON).ready()) {
            Map<String, String> headers = from(api, BOARD);
            headers.put("Accept", "text/csv");

            var answer = api.send("GET", "/v1/events?region=dach", headers);

            assertThat(answer.headers().map()).containsKeys("as-of", "data-through");
            assertThat(answer.headers()
                            .firstValue("access-control-expose-headers")
                            .orElse(""))
                    .contains("As-Of", "Data-Through", "Completeness-Percent", "Stale");
        }
    }

    @Test
    void everyAnswerCanBeReadFromAnAllowedOrigin() throws Exception {
        try (var api = new RunningApi(db.readerUrl(), folder, ON)) {
            for (Map.Entry<String, Integer> target : TARGETS.entrySet()) {
                var answer = api.send("GET", target.getKey(), from(api, BOARD));

                assertThat(answer.statusCode()).as(target.getKey()).isEqualTo(target.getValue());
                assertThat(answer.headers().allValues("access-control-allow-origin"))
                        .containsExactly(BOARD);
                assertThat(answer.headers().firstValue("vary").orElse("")).contains("Origin");
            }
            var withoutKey = api.send("GET", "/v1/regions", Map.of("Origin", BOARD));
            assertThat(withoutKey.statusCode()).isEqualTo(401);
            assertThat(withoutKey.headers().firstValue("vary"))
                    .hasValue("Accept, Accept-Encoding, Authorization, Cookie, Origin");
            assertThat(withoutKey.headers().firstValue("access-control-allow-origin"))
                    .hasValue(BOARD);
            assertThat(api.send("DELETE", "/v1/regions", from(api, BOARD)).headers())
                    .matches(OriginIT::speaksOfOrigins);
        }
    }

    @Test
    void aPreflightNeedsNoKey() throws Exception {
        try (var api = new RunningApi(db.readerUrl(), folder, ON)) {
            var answer = api.send(
                    "OPTIONS",
                    "/v1/events/dach/e1",
                    Map.of(
                            "Origin", BOARD,
                            "Access-Control-Request-Method", "GET",
                            "Access-Control-Request-Headers", "authorization"));

            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(answer.headers().firstValue("access-control-allow-methods"))
                    .hasValue("GET, HEAD");
            assertThat(answer.headers().firstValue("access-control-allow-headers"))
                    .hasValueSatisfying(names -> assertThat(names).contains("Authorization", "If-None-Match"));
        }
    }

    @Test
    void aForeignOriginIsToldNothing() throws Exception {
        try (var api = new RunningApi(db.readerUrl(), folder, ON)) {
            for (String method : new String[] {"GET", "OPTIONS", "HEAD"}) {
                var answer = api.send(method, "/v1/regions", from(api, "https://evil.example"));

                assertThat(speaksOfOrigins(answer.headers())).as(method).isFalse();
                assertThat(answer.headers().firstValue("vary").orElse("")).contains("Origin");
            }
        }
    }

    @Test
    void itIsOffUnlessAsked() throws Exception {
        try (var api = new RunningApi(db.readerUrl(), folder, Map.of())) {
            var answer = api.send("GET", "/v1/regions", from(api, BOARD));

            assertThat(speaksOfOrigins(answer.headers())).isFalse();
            assertThat(answer.headers().firstValue("vary").orElse("")).doesNotContain("Origin");
        }
    }
}
