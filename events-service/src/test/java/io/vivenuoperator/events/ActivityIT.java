package io.vivenuoperator.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityIT extends OnAnEmptyLog {
    @BeforeEach
    void happen() throws Exception {
        db.execute("TRUNCATE delivery_minute");
        events.publish("user.created", "shop");
        events.publish("user.created", "dach");
        events.publish("user.updated", "dach");
        db.execute(
                "INSERT INTO delivery_minute (minute, subscription_uid, type, source, delivered, failed) VALUES"
                        + " (date_trunc('minute', now()), 's1', 'user.created', 'dach', 5, 1), (date_trunc('minute', now()), 's2', 'user.created', 'shop', 2, 0)");
    }

    private static String rows(JsonNode list, String... counts) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(row -> row.path("name").asText()
                        + "="
                        + Arrays.stream(counts)
                                .map(count -> row.path(count).asText())
                                .collect(Collectors.joining("/")))
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            all  | type         | user.created=2 user.updated=1 | user.created=7/1
            all  | source       | dach=2 shop=1                 | dach=5/1 shop=2/0
            all  | subscription | ''                            | s1=5/1 s2=2/0
            dach | type         | user.created=1 user.updated=1 | user.created=5/1
            dach | subscription | ''                            | s1=5/1
            nowhere | source    | ''                            | ''
            """)
    void countsWhatAKeyMaySee(String key, String by, String published, String delivered) throws Exception {
        JsonNode activity =
                events.json(events.ask(key, "/events/metrics?step=1d&from=2020-01-01&to=2023-01-01&by=" + by));
        JsonNode now = events.json(events.ask(key, "/events/metrics?step=1h&by=" + by));

        assertThat(activity.path("published")).isEmpty();
        assertThat(rows(now.path("published"), "events")).isEqualTo(published);
        assertThat(rows(now.path("delivered"), "delivered", "failed")).isEqualTo(delivered);
    }

    @Test
    void itSaysHowFarWhatWasDeliveredIsCounted() throws Exception {
        String target = "/events/metrics?from=2022-12-31&to=2023-01-01";
        JsonNode complete = events.json(events.ask("all", target));
        db.execute("UPDATE subscription_lease SET counting_since = '2022-12-31T23:59Z' WHERE shard = 3");
        JsonNode gathering = events.json(events.ask("all", target));
        db.execute("UPDATE subscription_lease SET counting_since = NULL");

        assertThat(complete.path("deliveredUntil").asText()).isEqualTo("2023-01-01T00:00:00Z");
        assertThat(gathering.path("deliveredUntil").asText()).isEqualTo("2022-12-31T23:59:00Z");
    }

    @Test
    void aStepIsOneMinuteUnlessItIsSaid() throws Exception {
        assertThat(events.json(events.ask("all", "/events/metrics"))
                        .path("stepSeconds")
                        .intValue())
                .isEqualTo(60);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ?by=key                         | by
            ?step=2m                        | step
            ?step=1m&from=2026-01-01&to=2026-02-01 | step
            ?from=2026-02-01&to=2026-01-01  | from
            ?since=2026-01-01               | since
            """)
    void refusesWhatCantBeTaken(String query, String parameter) throws Exception {
        var answer = events.ask("all", "/events/metrics" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(RunningEvents.read(answer.body())
                        .path("errors")
                        .path(0)
                        .path("parameter")
                        .asText())
                .isEqualTo(parameter);
    }

    @ParameterizedTest
    @CsvSource({"publisher, 403", "hooks, 403", "without, 403", "unknown, 401", "nobody, 401"})
    void otherKeysMayNotAsk(String key, int status) throws Exception {
        assertThat(events.ask(key, "/events/metrics").statusCode()).isEqualTo(status);
    }
}
