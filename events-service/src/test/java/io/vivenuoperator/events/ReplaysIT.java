package io.vivenuoperator.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.events.LocalHook.ReceivedHook;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule B17, as it is asked for over HTTP. */
class ReplaysIT extends WithAHook {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private HttpResponse<String> ask(String key, String webhook, String more) throws Exception {
        return events.post(
                key, "/replays", "{\"webhookId\":\"%s\",\"from\":\"2026-01-01\"%s}".formatted(webhook, more));
    }

    private String asked(String key, String webhook, String more) throws Exception {
        return events.json(ask(key, webhook, more)).path("id").asText();
    }

    private HttpResponse<String> stop(String key, String id) throws Exception {
        return events.send(key, "DELETE", "/replays/" + id, "", Map.of());
    }

    private JsonNode shown(String id) throws Exception {
        return events.json(events.ask("all", "/replays/" + id));
    }

    private JsonNode complete(String id) {
        return await().atMost(PATIENCE)
                .until(() -> shown(id), replay -> replay.path("state").asText().equals("Complete"));
    }

    private String ids(String key, String query) throws Exception {
        return StreamSupport.stream(
                        events.json(events.ask(key, "/replays" + query))
                                .path("replays")
                                .spliterator(),
                        false)
                .map(one -> one.path("id").asText())
                .collect(Collectors.joining(" "));
    }

    private void deliver(String... types) throws Exception {
        for (String type : types) {
            events.publish(type, "shop");
        }
        await().atMost(PATIENCE).until(() -> endpoint.received().size() == types.length);
    }

    @Test
    void eventsOfThePastAreSentOnceMoreUnderTheirIds() throws Exception {
        String webhook = webhook("all", "user.*");
        deliver("user.created", "user.updated");
        ReceivedHook first = endpoint.received().stream()
                .filter(hook -> hook.header("X-Event-Type").equals("user.created"))
                .findFirst()
                .orElseThrow();

        String id = asked("all", webhook, ",\"types\":[\"user.created\"]");
        JsonNode end = complete(id);

        assertThat(end.path("matched").longValue()).isEqualTo(1);
        assertThat(end.path("sent").longValue()).isEqualTo(1);
        assertThat(endpoint.received()).hasSize(3);
        ReceivedHook again = endpoint.received().getLast();
        assertThat(again.header("X-Replay")).isEqualTo(id);
        assertThat(again.header("webhook-id")).isEqualTo(first.header("webhook-id"));
    }

    @Test
    void aDryRunOnlyCounts() throws Exception {
        String webhook = webhook("all", "user.*");
        deliver("user.created", "user.updated");

        JsonNode end = complete(asked("all", webhook, ",\"dryRun\":true"));

        assertThat(end.path("matched").longValue()).isEqualTo(2);
        assertThat(end.path("sent").longValue()).isZero();
        assertThat(endpoint.received()).hasSize(2);
    }

    @Test
    void deadLettersAreSentOnceMore() throws Exception {
        String webhook = webhook("all", "user.*");
        deliver("user.created");
        db.execute("INSERT INTO dead_letter (subscription_uid, seq, at, attempts, reason) SELECT '" + webhook
                + "', seq, now(), 10, 'Timeout' FROM message");

        JsonNode end = complete(asked("all", webhook, ",\"only\":\"DeadLetters\""));

        assertThat(end.path("sent").longValue()).isEqualTo(1);
        assertThat(events.json(events.ask("all", "/webhooks/" + webhook + "/dead-letters"))
                        .path("deadLetters"))
                .isEmpty();
    }

    @Test
    void canBeStopped() throws Exception {
        String id = asked("all", webhook("all", "user.*"), ",\"ratePerSecond\":1");

        assertThat(events.json(stop("all", id)).path("state").asText()).isIn("Stopped", "Complete");
        assertThat(events.json(stop("all", id)).path("state").asText()).isIn("Stopped", "Complete");
    }

    @Test
    void oneOfAResourceIsStoppedThere() throws Exception {
        String id = asked("all", webhook("all", "user.*"), "");
        db.execute("UPDATE replay SET resource_uid = 'u1'");

        assertThat(reason(stop("all", id))).isEqualTo("KubernetesOwned");
    }

    @Test
    void nothingIsReplayedToOneThatIsNotActive() throws Exception {
        String webhook = webhook("all", "user.*");
        db.execute("UPDATE subscription SET active = false");

        assertThat(reason(ask("all", webhook, ""))).isEqualTo("NotActive");
    }

    @Test
    void oneWebhookHasAFewThatGoOn() throws Exception {
        String webhook = webhook("all", "user.*");
        // One that only counts and has counted never goes on.
        db.execute("""
                INSERT INTO replay (id, subscription_uid, spec, state, created_at)
                SELECT 'r' || n, '$webhook', '{"from":"2026-01-01T00:00:00Z","to":"2026-01-02T00:00:00Z","ratePerSecond":1,"dryRun":true}', 'Running', now()
                FROM generate_series(1, 5) AS n
                """.replace("$webhook", webhook));

        assertThat(reason(ask("all", webhook, ""))).isEqualTo("TooManyReplays");
    }

    @Test
    void areListedTheNewestFirst() throws Exception {
        String one = webhook("all", "user.*");
        String other = webhook("all", "user.*");
        String first = asked("all", one, ",\"dryRun\":true");
        String second = asked("all", other, ",\"dryRun\":true");
        String third = asked("all", one, ",\"dryRun\":true");

        assertThat(ids("all", "")).isEqualTo(third + " " + second + " " + first);
        assertThat(ids("all", "?limit=1&after=" + third)).isEqualTo(second);
        assertThat(ids("all", "?webhookId=" + one)).isEqualTo(third + " " + first);
    }

    @Test
    void aKeySeesThoseOfItsWebhooksOnly() throws Exception {
        String ofAll = asked("all", webhook("all", "user.*"), ",\"dryRun\":true");
        String dachs = webhook("dach", "user.*");
        String ofDach = asked("dach", dachs, ",\"dryRun\":true");

        assertThat(ids("dach", "")).isEqualTo(ofDach);
        assertThat(ids("nowhere", "")).isEmpty();
        assertThat(events.ask("dach", "/replays/" + ofAll).statusCode()).isEqualTo(404);
        assertThat(stop("dach", ofAll).statusCode()).isEqualTo(404);
        assertThat(parameter(ask("shop", dachs, ""))).isEqualTo("webhookId");
        assertThat(parameter(events.ask("shop", "/replays?webhookId=" + dachs))).isEqualTo("webhookId");
        assertThat(parameter(events.ask("dach", "/replays?after=" + ofAll))).isEqualTo("after");
    }

    @ParameterizedTest
    @CsvSource({"reader, 403", "publisher, 403", "without, 403", "unknown, 401", "expired, 401", "nobody, 401"})
    void otherKeysMayNothing(String key, int status) throws Exception {
        String webhook = webhook("all", "user.*");
        String id = asked("all", webhook, ",\"dryRun\":true");

        assertThat(ask(key, webhook, "").statusCode()).isEqualTo(status);
        assertThat(events.ask(key, "/replays").statusCode()).isEqualTo(status);
        assertThat(events.ask(key, "/replays/" + id).statusCode()).isEqualTo(status);
        assertThat(stop(key, id).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"from":"2026-01-01"}                                              | webhookId
            {"webhookId":"ID"}                                                 | from
            {"webhookId":"ID","from":"yesterday"}                              | from
            {"webhookId":"ID","from":"2026-01-02","to":"2026-01-01"}           | from
            {"webhookId":"ID","from":"2199-01-01"}                             | from
            {"webhookId":"ID","from":"2026-01-01","types":"user.created"}      | types
            {"webhookId":"ID","from":"2026-01-01","types":["User"]}            | types
            {"webhookId":"ID","from":"2026-01-01","only":"Some"}               | only
            {"webhookId":"ID","from":"2026-01-01","ratePerSecond":0}           | ratePerSecond
            {"webhookId":"ID","from":"2026-01-01","ratePerSecond":1.5}         | ratePerSecond
            {"webhookId":"ID","from":"2026-01-01","dryRun":"yes"}              | dryRun
            {"webhookId":"ID","from":"2026-01-01","until":"2026-01-02"}        | body
            {"webhookId":"none","from":"2026-01-01"}                           | webhookId
            """)
    void refusesWhatCantBeTaken(String body, String field) throws Exception {
        String webhook = webhook("all", "user.*");

        assertThat(parameter(events.post("all", "/replays", body.replace("ID", webhook))))
                .isEqualTo(field);
    }
}
