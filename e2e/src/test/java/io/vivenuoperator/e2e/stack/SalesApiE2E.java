package io.vivenuoperator.e2e.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The installed read API tells the truth about the sellers' events, as a role that the migration made. */
@OnACluster
class SalesApiE2E {
    private static final List<String> SELLERS = List.of("italy", ApiKeySecret.REGION);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Stack stack;

    SalesApiE2E(Stack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void given() {
        SELLERS.forEach(seller -> stack.applyRegion(seller).awaitReady().awaitPoll());
    }

    @Test
    void bothRegionsEventsAreAnsweredAsTheyAre() {
        SELLERS.forEach(this::awaitTruth);
    }

    @Test
    void aSaleArrives() throws IOException, InterruptedException {
        // given
        SELLERS.forEach(this::awaitTruth);
        var before = sold("italy");

        // when
        stack.simulator().sell("italy", 7);

        // then
        awaitTruth("italy");
        assertThat(sold("italy")).isEqualTo(before + 7);
        assertThat(stack.answers(ApiKeySecret.REGION).equal()).isTrue();
    }

    @Test
    void aKeyOfOneRegionSeesNoOther() throws IOException, InterruptedException {
        // when
        var all = ask("/v1/events", stack.apiKeys().one().key());
        var other = ask("/v1/events?region=italy", stack.apiKeys().one().key());

        // then
        assertThat(all.statusCode()).isEqualTo(200);
        assertThat(json(all).path("data").findValuesAsText("region")).containsOnly(ApiKeySecret.REGION);
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(json(other).path("data")).isEmpty();
        assertThat(all.body()).doesNotContain("italy");
    }

    @Test
    void nobodyIsAnsweredWithoutAKey() throws IOException, InterruptedException {
        assertThat(ask("/v1/events", "vvn_nobody").statusCode()).isEqualTo(401);
    }

    private void awaitTruth(String seller) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stack.answers(seller).equal())
                        .as(stack.answers(seller).text())
                        .isTrue());
    }

    private long sold(String region) throws IOException, InterruptedException {
        var answer = json(ask(
                "/v1/events?fields=total_sold&limit=500&region=" + region,
                stack.apiKeys().all().key()));
        return answer.path("data")
                .valueStream()
                .mapToLong(event -> event.path("total_sold").asLong())
                .sum();
    }

    private HttpResponse<String> ask(String question, String key) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(stack.apiAddress() + question))
                    .header("Authorization", "Bearer " + key)
                    .build();
            return http.send(request, BodyHandlers.ofString());
        }
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }
}
