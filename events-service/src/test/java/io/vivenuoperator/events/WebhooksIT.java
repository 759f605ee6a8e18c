package io.vivenuoperator.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhooksIT extends OnAnEmptyLog {
    private static final String EXAMPLE = """
            {
              "url": "https://example.com/webhook",
              "events": ["user.created", "user.updated"],
              "secret": "optional-secret-key"
            }
            """;

    @Override
    Map<String, String> settings() {
        try {
            return Map.of(
                    "ENCRYPTION_KEYS_FILE",
                    Files.writeString(
                                    folder.resolve("encryption.json"),
                                    "{\"keys\":[{\"id\":\"one\",\"key\":\"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\"}]}")
                            .toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void none() {
        db.execute("TRUNCATE subscription, subscription_position");
    }

    private JsonNode created(String key, String body) throws Exception {
        return events.json(events.post(key, "/webhooks", body));
    }

    private String id(String key) throws Exception {
        return created(key, EXAMPLE).path("id").asText();
    }

    private HttpResponse<String> patch(String key, String id, String body) throws Exception {
        return events.send(key, "PATCH", "/webhooks/" + id, body, Map.of());
    }

    private HttpResponse<String> delete(String key, String id) throws Exception {
        return events.send(key, "DELETE", "/webhooks/" + id, "", Map.of());
    }

    private static String reason(HttpResponse<String> answer) throws Exception {
        return RunningEvents.read(answer.body()).path("reason").asText();
    }

    @Test
    void theExampleOfTheRequirementIsMade() throws Exception {
        var answer = events.post("all", "/webhooks", EXAMPLE);

        assertThat(answer.statusCode()).isEqualTo(201);
        JsonNode made = events.json(answer);
        assertThat(made.path("url").asText()).isEqualTo("https://example.com/webhook");
        assertThat(made.path("events").toString()).isEqualTo("[\"user.created\",\"user.updated\"]");
        assertThat(made.path("active").booleanValue()).isTrue();
        assertThat(made.path("secret").asText()).isEqualTo("optional-secret-key");
        assertThat(db.number("SELECT count(*) FROM subscription_position")).isEqualTo(1);
    }

    @Test
    void theSecretIsToldOnceAndIsNowhereInTheDatabase() throws Exception {
        String id = created("all", EXAMPLE.replace("/webhook", "/webhook?token=canary-token"))
                .path("id")
                .asText();

        String shown = events.ask("all", "/webhooks/" + id).body();
        String listed = events.ask("all", "/webhooks").body();

        assertThat(shown + listed)
                .doesNotContain("optional-secret-key", "canary-token")
                .contains("token=***");
        assertThat(db.text("SELECT s::text || encode(secrets, 'escape') FROM subscription s"))
                .doesNotContain("optional-secret-key", "canary-token");
    }

    @Test
    void aSecretIsMadeIfNoneIsGiven() throws Exception {
        JsonNode made = created("all", "{\"url\":\"https://example.com/h\",\"events\":[\"*\"]}");

        assertThat(made.path("secret").asText()).matches("whsec_[A-Za-z0-9+/]{43}=");
    }

    @Test
    void canBePausedAndChanged() throws Exception {
        String id = id("all");

        JsonNode paused = events.json(patch("all", id, "{\"active\":false}"));
        JsonNode changed = events.json(
                patch(
                        "all",
                        id,
                        "{\"url\":\"https://example.org/other\",\"events\":[\"user.*\"],\"secret\":\"another-secret-key\",\"policy\":{\"maxRetries\":3,\"order\":\"Key\"}}"));

        assertThat(paused.path("active").booleanValue()).isFalse();
        assertThat(paused.path("events")).hasSize(2);
        assertThat(changed.path("active").booleanValue()).isFalse();
        assertThat(changed.path("url").asText()).isEqualTo("https://example.org/other");
        assertThat(changed.path("policy").toString()).isEqualTo("{\"maxRetries\":3,\"order\":\"Key\"}");
        assertThat(changed.has("secret")).isFalse();
    }

    @Test
    void isGoneWhenItWasDeleted() throws Exception {
        String id = id("all");

        assertThat(delete("all", id).statusCode()).isEqualTo(204);
        assertThat(delete("all", id).statusCode()).isEqualTo(404);
        assertThat(events.ask("all", "/webhooks/" + id).statusCode()).isEqualTo(404);
        assertThat(events.json(events.ask("all", "/webhooks")).path("webhooks")).isEmpty();
    }

    @Test
    void oneThatTheServiceStoppedCanBeStarted() throws Exception {
        String id = id("all");
        db.execute("UPDATE subscription SET active = false, disabled_reason = 'Failing'");

        JsonNode stopped = events.json(events.ask("all", "/webhooks/" + id));
        JsonNode started = events.json(events.post("all", "/webhooks/" + id + "/enable", "{}"));

        assertThat(stopped.path("disabledReason").asText()).isEqualTo("Failing");
        assertThat(started.path("active").booleanValue()).isTrue();
        assertThat(started.has("disabledReason")).isFalse();
    }

    @Test
    void oneThatWasStartedMaySkipWhatItHasMissed() throws Exception {
        String id = id("all");
        long missed = events.publish("user.created", "shop");

        events.json(events.post("all", "/webhooks/" + id + "/enable", "{\"skip\":true}"));

        assertThat(db.number("SELECT upto FROM subscription_position")).isEqualTo(missed);
    }

    @Test
    void oneOfKubernetesIsChangedThere() throws Exception {
        String id = id("all");
        db.execute("UPDATE subscription SET origin = 'kubernetes', namespace = 'ticketing', name = 'sold-out'");

        for (var answer : List.of(
                patch("all", id, "{\"active\":false}"),
                delete("all", id),
                events.post("all", "/webhooks/" + id + "/enable", "{}"))) {
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(reason(answer)).isEqualTo("KubernetesOwned");
            assertThat(answer.body()).contains("ticketing/sold-out");
        }
        assertThat(events.json(events.ask("all", "/webhooks/" + id))
                        .path("resource")
                        .asText())
                .isEqualTo("ticketing/sold-out");
    }

    @Test
    void aKeySeesWhatIsAboutItsSourcesOnly() throws Exception {
        String all = id("all");
        String dach = id("dach");
        String shop = id("shop");

        assertThat(ids("all")).isEqualTo(all + " " + dach + " " + shop);
        assertThat(ids("dach")).isEqualTo(dach);
        assertThat(ids("shop")).isEqualTo(shop);
        assertThat(ids("nowhere")).isEmpty();
        assertThat(events.ask("dach", "/webhooks/" + all).statusCode()).isEqualTo(404);
        assertThat(patch("dach", shop, "{\"active\":false}").statusCode()).isEqualTo(404);
        assertThat(delete("dach", all).statusCode()).isEqualTo(404);
        assertThat(events.post("dach", "/webhooks/" + all + "/enable", "{}").statusCode())
                .isEqualTo(404);
    }

    private String ids(String key) throws Exception {
        return String.join(
                " ",
                StreamSupport.stream(
                                events.json(events.ask(key, "/webhooks"))
                                        .path("webhooks")
                                        .spliterator(),
                                false)
                        .map(one -> one.path("id").asText())
                        .toList());
    }

    @Test
    void pagesFollowOneAnother() throws Exception {
        String first = id("all");
        String second = id("all");

        JsonNode page = events.json(events.ask("all", "/webhooks?limit=1"));
        JsonNode next = events.json(
                events.ask("all", "/webhooks?limit=1&after=" + page.path("next").asText()));

        assertThat(page.path("webhooks").path(0).path("id").asText()).isEqualTo(first);
        assertThat(next.path("webhooks").path(0).path("id").asText()).isEqualTo(second);
        assertThat(next.path("next").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"reader, 403", "publisher, 403", "without, 403", "unknown, 401", "expired, 401", "nobody, 401"})
    void otherKeysMayNothing(String key, int status) throws Exception {
        String id = id("all");

        assertThat(events.ask(key, "/webhooks").statusCode()).isEqualTo(status);
        assertThat(events.ask(key, "/webhooks/" + id).statusCode()).isEqualTo(status);
        assertThat(events.post(key, "/webhooks", EXAMPLE).statusCode()).isEqualTo(status);
        assertThat(patch(key, id, "{\"active\":false}").statusCode()).isEqualTo(status);
        assertThat(delete(key, id).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"events":["*"]}                                             | url
            {"url":"http://example.com/","events":["*"]}                 | url
            {"url":"https://localhost/","events":["*"]}                  | url
            {"url":"https://127.0.0.1/","events":["*"]}                  | url
            {"url":"https://[::1]/","events":["*"]}                      | url
            {"url":"https://user@example.com/","events":["*"]}           | url
            {"url":"https://example.com/#x","events":["*"]}              | url
            {"url":7,"events":["*"]}                                     | url
            {"url":"https://example.com/"}                               | events
            {"url":"https://example.com/","events":[]}                   | events
            {"url":"https://example.com/","events":["User"]}             | events
            {"url":"https://example.com/","events":"user.created"}       | events
            {"url":"https://example.com/","events":["*"],"regions":"dach"} | regions
            {"url":"https://example.com/","events":["*"],"secret":"whsec_no-base64-at-all"} | secret
            {"url":"https://example.com/","events":["*"],"secret":"a secret with a blank "} | secret
            {"url":"https://example.com/","events":["*"],"secret":"short"} | secret
            {"url":"https://example.com/","events":["*"],"secret":null}  | secret
            {"url":"https://example.com/","events":["*"],"active":"yes"} | active
            {"url":"https://example.com/","events":["*"],"format":"Xml"} | format
            {"url":"https://example.com/","events":["*"],"regions":["usa"]} | regions
            {"url":"https://example.com/","events":["*"],"policy":{"maxRetries":16}} | policy.maxRetries
            {"url":"https://example.com/","events":["*"],"policy":{"timeoutSeconds":1}} | policy.timeoutSeconds
            {"url":"https://example.com/","events":["*"],"policy":{"order":"Any"}} | policy.order
            {"url":"https://example.com/","events":["*"],"policy":{"retries":1}} | policy
            {"url":"https://example.com/","events":["*"],"hook":1}       | body
            """)
    void refusesWhatCantBeTaken(String body, String field) throws Exception {
        var answer = events.post("dach", "/webhooks", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(RunningEvents.read(answer.body())
                        .path("errors")
                        .path(0)
                        .path("parameter")
                        .asText())
                .isEqualTo(field);
    }
}
