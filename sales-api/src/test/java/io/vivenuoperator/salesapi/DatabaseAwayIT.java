package io.vivenuoperator.salesapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.platform.database.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Without the database, what is known goes on, and says that it may be out of date. */
class DatabaseAwayIT extends OnAPortfolio {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private void away() {
        TestServer.get().execute("ALTER DATABASE " + db.name() + " ALLOW_CONNECTIONS false");
        TestServer.get()
                .execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + db.name() + "'");
    }

    @AfterEach
    void back() {
        TestServer.get().execute("ALTER DATABASE " + db.name() + " ALLOW_CONNECTIONS true");
    }

    private JsonNode trust(String target) throws Exception {
        return api.json("dach", target).path("trust").path("dach");
    }

    @Test
    void answersGoOnAndAreStaleUntilItIsBack() throws Exception {
        for (String target : new String[] {"/v1/events", "/v1/events/dach/e1", "/v1/regions"}) {
            assertThat(trust(target).has("stale")).as(target).isFalse();
        }
        String fresh =
                api.ask("dach", "/v1/events").headers().firstValue("etag").orElseThrow();
        try (StreamReader reader = api.stream("dach", "/v1/stream")) {
            reader.next("snapshot");

            away();

            await().atMost(PATIENCE)
                    .until(() -> trust("/v1/events").path("stale").asBoolean());
            for (String target : new String[] {"/v1/events/dach/e1", "/v1/regions"}) {
                assertThat(trust(target).path("stale").booleanValue())
                        .as(target)
                        .isTrue();
            }
            for (String form : new String[] {"text/csv", "application/x-ndjson"}) {
                assertThat(api.ask("dach", "/v1/events", Map.of("Accept", form))
                                .headers()
                                .firstValue("stale"))
                        .as(form)
                        .contains("true");
            }
            String asOf = api.json("dach", "/v1/events").path("as_of").textValue();
            assertThat(api.ask("dach", "/v1/events").headers().firstValue("etag"))
                    .isNotEqualTo(Optional.of(fresh));
            assertThat(reader.next("quality").data().path("trust").path("stale").booleanValue())
                    .isTrue();
            assertThat(api.ask("dach", "/v1/events/dach/e1/series").statusCode())
                    .isEqualTo(503);
            assertThat(api.management("/readyz").statusCode()).isEqualTo(200);
            assertThat(api.json("dach", "/v1/events").path("as_of").textValue()).isEqualTo(asOf);

            back();

            await().atMost(PATIENCE).until(() -> !trust("/v1/events").has("stale"));
            await().until(() -> reader.messages("quality").size() == 2);
            assertThat(reader.messages("quality").getLast().data().path("trust").has("stale"))
                    .isFalse();
            assertThat(Instant.parse(
                            api.json("dach", "/v1/events").path("as_of").textValue()))
                    .isAfter(Instant.parse(asOf));
            assertThat(reader.messages("snapshot")).hasSize(1);
        }
    }
}
