package io.vivenuoperator.salesapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Without a database or a schema it runs, is not ready, and says why. */
class OutageIT {
    @RegisterExtension
    final TestDatabase empty = TestDatabase.empty();

    @TempDir
    Path folder;

    @Test
    void withoutTheSchemaItIsNotReadyAndSaysWhy() throws Exception {
        try (var api = new RunningApi(empty.url(), folder, Map.of())) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(api.management("/readyz").body()).contains("PostgreSQL: "));

            assertThat(api.management("/readyz").statusCode()).isEqualTo(503);
            var answer = api.ask("all", "/v1/events");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("retry-after")).isPresent();
            assertThat(answer.body()).contains("DatabaseUnavailable").doesNotContain("api.events", "42P01");
        }
    }

    @Test
    void whoHasSentItsRequestsHasToWait() throws Exception {
        try (var api = new RunningApi(empty.url(), folder, Map.of("REQUESTS_PER_KEY_PER_MINUTE", "1"))) {
            api.ask("all", "/v1/events");
            var second = api.ask("all", "/v1/events");
            var other = api.ask("dach", "/v1/events");

            assertThat(second.statusCode()).isEqualTo(429);
            assertThat(second.headers().firstValue("retry-after")).isPresent();
            assertThat(second.headers().firstValue("ratelimit-policy")).hasValue("\"key\";q=1;w=60");
            assertThat(other.statusCode()).isNotEqualTo(429);
        }
    }
}
