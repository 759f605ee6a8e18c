package io.vivenuoperator.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishIT extends OnAnEmptyLog {
    private static final String EXAMPLE = """
            {
              "type": "user.created",
              "source": "auth-service",
              "payload": { "userId": "123" },
              "metadata": { "ip": "127.0.0.1" }
            }
            """;

    private static String event(String id, String payload) {
        return "{\"id\":\"%s\",\"type\":\"user.created\",\"source\":\"shop\",\"payload\":%s}".formatted(id, payload);
    }

    private static String reason(HttpResponse<String> answer) throws Exception {
        return RunningEvents.read(answer.body()).path("reason").asText();
    }

    private long stored() {
        return db.number("SELECT count(*) FROM message");
    }

    @Test
    void theExampleOfTheRequirementIsCommitted() throws Exception {
        var answer = events.post("shop", "/events", EXAMPLE);

        assertThat(answer.statusCode()).isEqualTo(201);
        JsonNode published = events.json(answer);
        assertThat(db.text(
                        "SELECT id || ' ' || type || ' ' || source || ' ' || payload || ' ' || metadata FROM message"))
                .isEqualTo(published.path("id").asText()
                        + " user.created auth-service { \"userId\": \"123\" } { \"ip\": \"127.0.0.1\" }");
        assertThat(published.path("seq").longValue()).isEqualTo(db.number("SELECT seq FROM message"));
    }

    @Test
    void aListIsStoredInItsOrder() throws Exception {
        var answer = events.post("shop", "/events", "[" + event("b", "1") + "," + event("a", "2") + "]");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("{\"ids\":[\"b\",\"a\"]}");
        assertThat(db.text("SELECT string_agg(id, ',' ORDER BY seq) FROM message"))
                .isEqualTo("b,a");
    }

    @Test
    void aThousandEventsAreTaken() throws Exception {
        String list = IntStream.range(0, 1_000)
                .mapToObj(n -> event("many-" + n, Integer.toString(n)))
                .collect(Collectors.joining(",", "[", "]"));

        assertThat(events.post("shop", "/events", list).statusCode()).isEqualTo(201);
        assertThat(stored()).isEqualTo(1_000);
    }

    @Test
    void aListIsStoredWholeOrNotAtAll() throws Exception {
        String bad = "[" + event("x1", "1") + "," + event("x2", "2").replace("user.created", "User") + "]";

        var answer = events.post("shop", "/events", bad);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("[1].type");
        assertThat(stored()).isZero();
    }

    @Test
    void aRepetitionHasTheFirstAnswer() throws Exception {
        var first = events.post("shop", "/events", event("once", "{\"a\":1}"));
        var again = events.post("shop", "/events", event("once", "{\"a\":1}"));

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void anotherContentUnderTheSameIdIsRefused() throws Exception {
        events.post("shop", "/events", event("taken", "1"));

        var answer = events.post("shop", "/events", "[" + event("new", "1") + "," + event("taken", "2") + "]");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(reason(answer)).isEqualTo("IdTaken");
        assertThat(answer.body()).contains("[1].id");
        assertThat(stored()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"order-7, order-7", "'\"order-8\"', order-8"})
    void anIdempotencyKeyStandsForAnId(String header, String id) throws Exception {
        var headers = Map.of("Idempotency-Key", header);

        var first = events.send("shop", "POST", "/events", EXAMPLE, headers);
        var again = events.send("shop", "POST", "/events", EXAMPLE, headers);

        assertThat(events.json(first).path("id").asText()).isEqualTo(id);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void anIdempotencyKeyStandsForTheIdsOfAList() throws Exception {
        var headers = Map.of("Idempotency-Key", "list-1");
        String list = "[" + EXAMPLE + "," + EXAMPLE + "]";

        var first = events.send("shop", "POST", "/events", list, headers);
        var again = events.send("shop", "POST", "/events", list, headers);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void payloadsAreKeptToTheLastBlank() throws Exception {
        String payload = "{\"b\" : 1.50,\t\"a\" : [ 1e3, -0, \"\\u00e4\\ud83d\\ude00ä\" ] }";

        events.post("shop", "/events", event("exact", payload));

        assertThat(db.text("SELECT payload FROM message")).isEqualTo(payload);
        assertThat(events.ask("shop", "/events").body()).contains("\"payload\":" + payload + ",");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            publisher | 201
            reader    | 403
            hooks     | 403
            without   | 403
            dach      | 403
            nowhere   | 403
            unknown   | 401
            expired   | 401
            nobody    | 401
            """)
    void onlyKeysThatMayPublishAsThisSourceDo(String key, int status) throws Exception {
        assertThat(events.post(key, "/events", EXAMPLE).statusCode()).isEqualTo(status);
        assertThat(stored()).isEqualTo(status == 201 ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "region.ready",
        "sale.started",
        "ticket.created",
        "ticket_type.sold_out",
        "event.sold_out",
        "poll.done",
        "job.failed",
        "subscription.failing",
        "webhook.triggered"
    })
    void nobodyElseSaysTheseOfARegion(String type) throws Exception {
        db.execute("INSERT INTO region (name, watched_since) VALUES ('dach', now()) ON CONFLICT DO NOTHING");
        String body = "{\"type\":\"%s\",\"source\":\"%s\",\"payload\":1}";

        var ofARegion = events.post("all", "/events", body.formatted(type, "dach"));
        var ofAnother = events.post("all", "/events", body.formatted(type, "auth-service"));

        assertThat(reason(ofARegion)).isEqualTo("ReservedType");
        assertThat(ofAnother.statusCode()).isEqualTo(201);
    }

    @Test
    void whatHasComeRoundTooOftenIsRefused() throws Exception {
        String hops = EXAMPLE.replace("\"ip\": \"127.0.0.1\"", "\"hops\": %d");

        var seventh = events.post("shop", "/events", hops.formatted(7));
        var eighth = events.post("shop", "/events", "[" + EXAMPLE + "," + hops.formatted(8) + "]");

        assertThat(seventh.statusCode()).isEqualTo(201);
        assertThat(reason(eighth)).isEqualTo("TooManyHops");
        assertThat(eighth.body()).contains("[1].metadata.hops");
        assertThat(stored()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text/plain               | identity | 415 | ContentType
            application/json         | gzip     | 415 | ContentEncoding
            application/x-www-form-urlencoded | identity | 415 | ContentType
            """)
    void refusesWhatIsNoJson(String type, String coding, int status, String reason) throws Exception {
        var answer = events.send(
                "shop", "POST", "/events", EXAMPLE, Map.of("Content-Type", type, "Content-Encoding", coding));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(reason(answer)).isEqualTo(reason);
    }

    @Test
    void refusesWhatIsTooLargeOrEmpty() throws Exception {
        String large = event("large", "\"" + "x".repeat(70_000) + "\"");
        String larger = "[" + " ".repeat(1_100_000) + event("a", "1") + "]";

        assertThat(events.post("shop", "/events", large).body()).contains("payload: is larger than 65536 bytes");
        assertThat(events.post("shop", "/events", larger).statusCode()).isEqualTo(413);
        assertThat(reason(events.post("shop", "/events", ""))).isEqualTo("EmptyBody");
    }

    @Test
    void refusesUnknownParametersAndBadHeaders() throws Exception {
        assertThat(reason(events.post("shop", "/events?dryRun=true", EXAMPLE))).isEqualTo("BadParameter");
        assertThat(reason(events.send("shop", "POST", "/events", EXAMPLE, Map.of("Idempotency-Key", "x".repeat(201)))))
                .isEqualTo("BadParameter");
        assertThat(stored()).isZero();
    }
}
