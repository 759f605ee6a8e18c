package io.vivenuoperator.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.vendor.vivenu.signature.WebhookSignature;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every documented answer, seen from outside. */
class AnswersIT extends WithRegions {
    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
    private static final Pattern LAST_DELIVERY = Pattern.compile(",\"lastDelivery\":\"([^\"]+)\"}$");

    private RunningReceiver receiver;
    private Vivenu vivenu;

    @BeforeEach
    void start() {
        receiver = RunningReceiver.start(
                        database.runtimeUrl(), regions, Map.of("MAX_BODY_BYTES", "10000", "FAILURES_PER_MINUTE", "5"))
                .ready();
        vivenu = receiver.vivenu();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void storedIs204AndSoIsADuplicate() {
        String body = Bodies.ticket("d1", "t1", NOW);

        assertThat(vivenu.post(DACH, "dach-new", body).statusCode()).isEqualTo(204);
        assertThat(vivenu.post(DACH, "dach-new", body).statusCode()).isEqualTo(204);

        assertThat(database.number("SELECT count(*) FROM webhook_delivery")).isEqualTo(1);
    }

    @Test
    void theOldKeyIsGoodWhileItIsLive() {
        assertThat(vivenu.post(DACH, "dach-old", Bodies.ticket("d1", "t1", NOW)).statusCode())
                .isEqualTo(204);
    }

    @Test
    void theManagementPortTellsWhenTheNewestKeyLastSignedADelivery() {
        // given
        assertThat(lastDelivery("dach")).isEmpty();

        // when
        vivenu.post(DACH, "dach-old", Bodies.ticket("d1", "t1", NOW));
        vivenu.post(DACH, "stranger", Bodies.ticket("d2", "t2", NOW));
        vivenu.post(DACH, "dach-new", "{}");

        // then
        assertThat(lastDelivery("dach")).isEmpty();

        // when
        var before = Instant.now();
        vivenu.post(DACH, "dach-new", Bodies.ticket("d3", "t3", NOW));
        vivenu.post("/webhook/event-updated", "italy-key", Bodies.ticket("d4", "t4", NOW));

        // then
        assertThat(lastDelivery("dach")).hasValueSatisfying(at -> assertThat(at).isBetween(before, Instant.now()));
        assertThat(lastDelivery("ticketing/italy")).isPresent();
        assertThat(lastDelivery("nowhere")).isEmpty();
        assertThat(receiver.management().get("/registry").body())
                .isEqualTo("{\"loaded\":true,\"revision\":\"r1\",\"regions\":3,\"tests\":true}");
    }

    private Optional<Instant> lastDelivery(String region) {
        var body = receiver.management().get("/registry?region=" + region).body();
        assertThat(body)
                .startsWith("{\"loaded\":true,\"revision\":\"r1\",\"regions\":3")
                .doesNotContain("dach-", "italy-key");
        return LAST_DELIVERY.matcher(body).results().findFirst().map(found -> Instant.parse(found.group(1)));
    }

    @Test
    void aRegionMayBeNamedWithItsNamespace() {
        assertThat(vivenu.post("/webhooks/ticketing/italy", "italy-key", Bodies.ticket("d1", "t1", NOW))
                        .statusCode())
                .isEqualTo(204);
        assertThat(database.text("SELECT name FROM region")).isEqualTo("ticketing/italy");
    }

    @Test
    void theSharedPathFindsTheRegionByItsKey() {
        assertThat(vivenu.post("/webhook/event-updated", "italy-key", Bodies.event("d1", "e1", "HYROX", "10", NOW))
                        .statusCode())
                .isEqualTo(204);
        assertThat(database.text("SELECT name FROM region")).isEqualTo("ticketing/italy");
        assertThat(vivenu.post("/webhook/event-updated", "stranger", Bodies.event("d2", "e1", "HYROX", "10", NOW))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void chunkedIsTakenToo() {
        assertThat(vivenu.send(vivenu.signedInChunks(DACH, "dach-new", Bodies.ticket("d1", "t1", NOW)))
                        .statusCode())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no json", "[]", "{\"id\":\"d\"}", "{\"id\":1,\"type\":\"a.b\",\"data\":{}}"})
    void whatIsNoEnvelopeIs400(String body) {
        HttpResponse<String> answer = vivenu.post(DACH, "dach-new", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"reason\":\"NotAnEnvelope\"");
    }

    @Test
    void whatIsNotUtf8OrTooDeepIs400() {
        byte[] latin1 = Bodies.event("d1", "e1", "Z\u00fcrich", "10", NOW).getBytes(StandardCharsets.ISO_8859_1);
        String deep = "{\"id\":\"d\",\"type\":\"a.b\",\"data\":{\"x\":" + "[".repeat(9_000);

        assertThat(vivenu.send(vivenu.signed(DACH, "dach-new", latin1)).body()).contains("is not UTF-8");
        assertThat(vivenu.post(DACH, "dach-new", deep).body()).contains("nested deeper");
        assertThat(database.number("SELECT count(*) FROM webhook_delivery")).isZero();
    }

    @Test
    void anEmptyPostIs400() {
        var empty = vivenu.to(DACH).POST(BodyPublishers.noBody()).build();

        assertThat(vivenu.send(empty).statusCode()).isEqualTo(400);
    }

    @Test
    void aWrongOrMissingSignatureIs401() {
        var missing = vivenu.to(DACH).POST(BodyPublishers.ofString("{}")).build();
        var upperCase = vivenu.to(DACH)
                .header(WebhookSignature.HEADER, Vivenu.sign("dach-new", "{}").toUpperCase(Locale.ROOT))
                .POST(BodyPublishers.ofString("{}"))
                .build();

        assertThat(vivenu.post(DACH, "italy-key", "{}").statusCode()).isEqualTo(401);
        assertThat(vivenu.send(missing).statusCode()).isEqualTo(401);
        assertThat(vivenu.send(upperCase).statusCode()).isEqualTo(401);
    }

    @Test
    void anUnknownRegionIs404() {
        assertThat(vivenu.post("/webhooks/nowhere", "dach-new", "{}").statusCode())
                .isEqualTo(404);
    }

    @Test
    void anotherMethodIs405() {
        assertThat(vivenu.get(DACH).statusCode()).isEqualTo(405);
    }

    @Test
    void tooLargeIs413WithALengthAndInChunks() {
        String large = "x".repeat(10_001);

        assertThat(vivenu.post(DACH, "dach-new", large).statusCode()).isEqualTo(413);
        assertThat(vivenu.send(vivenu.signedInChunks(DACH, "dach-new", large)).statusCode())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "nonsense"})
    void anotherContentTypeIs415(String type) {
        var request = vivenu.to(DACH)
                .setHeader("content-type", type)
                .POST(BodyPublishers.ofString("{}"))
                .build();

        assertThat(vivenu.send(request).statusCode()).isEqualTo(415);
    }

    @Test
    void aStrangerWhoFailsOftenIs429ButAGoodSignatureNeverIs() {
        for (int failure = 0; failure < 5; failure++) {
            assertThat(vivenu.post(DACH, "stranger", "{}").statusCode()).isEqualTo(401);
        }

        HttpResponse<String> limited = vivenu.post(DACH, "stranger", "{}");

        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValue("retry-after")).isPresent();
        assertThat(vivenu.post(DACH, "dach-new", Bodies.ticket("d1", "t1", NOW)).statusCode())
                .isEqualTo(204);
    }

    @Test
    void aRegionWithoutAKeyYetIs503() {
        assertThat(vivenu.post("/webhooks/unkeyed", "any", "{}").statusCode()).isEqualTo(503);
    }

    @Test
    void aRegistryThatIsNotLoadedIs503() {
        try (var early = RunningReceiver.start(database.runtimeUrl(), directory.resolve("not-there"), Map.of())) {
            HttpResponse<String> answer = early.vivenu().post(DACH, "dach-new", "{}");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("retry-after")).isPresent();
            assertThat(early.management().get("/registry").statusCode()).isEqualTo(503);
            assertThat(early.management().get("/registry").body()).contains("\"loaded\":false");
            assertThat(early.management().get("/observe/health/ready").statusCode())
                    .isEqualTo(503);
            assertThat(early.management().get("/observe/health/live").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aNewKeyIsLiveWithoutARestart() throws IOException {
        // given
        String body = Bodies.ticket("d1", "t1", NOW);

        // when
        RunningReceiver.write(
                directory.resolve("regions.json"),
                "{\"revision\":\"r2\",\"regions\":[{\"region\":\"dach\",\"signingKeys\":[\"newest\"]}]}");
        await().until(() -> receiver.management().get("/registry").body().contains("\"r2\""));

        // then
        assertThat(receiver.management().get("/registry").body())
                .isEqualTo("{\"loaded\":true,\"revision\":\"r2\",\"regions\":1,\"tests\":true}");
        assertThat(vivenu.post(DACH, "newest", body).statusCode()).isEqualTo(204);
        assertThat(vivenu.post(DACH, "dach-new", body).statusCode()).isEqualTo(401);
    }

    @Test
    void healthIsOnTheMainPort() {
        assertThat(vivenu.get("/health").statusCode()).isEqualTo(200);
        assertThat(vivenu.get("/observe/health/ready").statusCode()).isEqualTo(404);
        assertThat(vivenu.get("/registry").statusCode()).isEqualTo(404);
    }

    @Test
    void countsPerRegionAndReason() {
        vivenu.post(DACH, "dach-old", Bodies.ticket("d1", "t1", Instant.now()));
        vivenu.post(DACH, "stranger", "{}");
        vivenu.post("/webhooks/nowhere", "stranger", "{}");

        receiver.awaitDeliveries("outcome=\"stored\"", 1);
        String metrics = receiver.management().get("/observe/metrics").body();

        assertThat(metrics)
                .containsPattern("vivenu_receiver_deliveries_total\\{.*outcome=\"stored\",.*region=\"dach\".*} 1.0")
                .containsPattern(
                        "vivenu_receiver_refused_total\\{.*reason=\"SignatureMismatch\",region=\"dach\".*} 1.0")
                .containsPattern("vivenu_receiver_refused_total\\{.*reason=\"UnknownRegion\",region=\"\".*} 1.0")
                .containsPattern("vivenu_receiver_signing_key_matches_total\\{position=\"1\",region=\"dach\".*} 1.0")
                .contains("vivenu_receiver_batch_rows_count 1", "vivenu_receiver_commit_seconds_count 1")
                .contains("vivenu_receiver_batch_deliveries_count 1", "vivenu_receiver_body_bytes_count 1")
                .contains(
                        "vivenu_receiver_queue_rows",
                        "vivenu_receiver_queue_bytes",
                        "vivenu_receiver_freshness_seconds")
                .containsPattern(
                        "vivenu_receiver_signing_key_last_match_seconds\\{position=\"1\",region=\"dach\".*} 1\\.\\d+E9")
                .containsPattern(
                        "vivenu_receiver_signing_key_last_match_timestamp_seconds\\{position=\"1\",region=\"dach\".*} 1\\.\\d+E9")
                .containsPattern("vivenu_receiver_last_delivery_timestamp_seconds\\{region=\"dach\"} 1\\.\\d+E9")
                .contains("vivenu_receiver_writer_up 1.0")
                .contains("vivenu_receiver_requests_total{code=\"204\",reason=\"Stored\",region=\"dach\"} 1.0")
                .contains(
                        "vivenu_receiver_requests_total{code=\"401\",reason=\"SignatureMismatch\",region=\"dach\"} 1.0")
                .contains("vivenu_receiver_requests_total{code=\"404\",reason=\"UnknownRegion\",region=\"\"} 1.0")
                .contains("vivenu_receiver_request_duration_seconds_bucket{code=\"204\",le=\"10.0\"} 1")
                .contains("vivenu_receiver_registry_revision{revision=\"r1\"} 1.0")
                .contains("vivenu_receiver_queue_capacity_deliveries 4096.0")
                .contains("vivenu_receiver_requests_in_flight 0.0")
                .contains("vivenu_database_up{component=\"webhook-receiver\"} 1.0")
                .contains("vivenu_database_connects_total{component=\"webhook-receiver\",outcome=\"connected\"} ")
                .contains(
                        "vivenu_database_transactions_total{component=\"webhook-receiver\",outcome=\"committed\",sqlstate_class=\"\"} 1.0")
                .doesNotContain("scope=\"application\"", "_max ")
                .doesNotContain("nowhere");
    }
}
