package io.vivenuoperator.salesapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every endpoint with every kind of key: no foreign region in any answer. */
class EveryKeyIT extends OnAPortfolio {
    private static final List<String> QUESTIONS = List.of(
            "/v1/regions",
            "/v1/quality",
            "/v1/events",
            "/v1/events?status=deleted,onSale,soldOut,planned,past&include=total",
            "/v1/events?region=usa,dach,ticketing/italy",
            "/v1/events?limit=1&sort=-region",
            "/v1/events/%s/e1",
            "/v1/events/%s/gone",
            "/v1/events/%s/e1/ticket-types",
            "/v1/events/%s/e1/series?from=2026-11-22T11:00Z&to=2026-11-22T14:00Z");
    /** Which regions each key may be told of. */
    private static final Map<String, Set<String>> MAY_SEE = Map.of(
            "all", Set.copyOf(Portfolio.REGIONS),
            "dach", Set.of("dach"),
            "italy", Set.of("ticketing/italy"),
            "nowhere", Set.of());

    private static List<String> targets() {
        List<String> targets = new ArrayList<>();
        for (String question : QUESTIONS) {
            if (question.contains("%s")) {
                Portfolio.REGIONS.forEach(region -> targets.add(question.formatted(region)));
            } else {
                targets.add(question);
            }
        }
        return targets;
    }

    @Test
    void noKeyIsToldOfAForeignRegion() throws Exception {
        int cells = 0;
        List<String> foreign = new ArrayList<>();
        for (String key : MAY_SEE.keySet()) {
            for (String target : targets()) {
                var answer = api.ask(key, target);
                cells++;
                for (String region : Portfolio.REGIONS) {
                    String told = answer.body() + answer.headers().map();
                    boolean mayBeTold = MAY_SEE.get(key).contains(region);
                    if (!mayBeTold && (told.contains("\"" + region + "\"") || told.contains("seller-" + region))) {
                        foreign.add(key + " " + target + " " + region);
                    }
                }
            }
        }

        System.out.println("keys x endpoints: " + cells + " cells, " + foreign.size() + " foreign rows");
        assertThat(foreign).isEmpty();
    }

    @Test
    void eachKeyIsToldOfItsOwn() throws Exception {
        for (String key : List.of("all", "dach", "italy")) {
            for (String region : MAY_SEE.get(key)) {
                assertThat(api.json(key, "/v1/events/" + region + "/e1")
                                .path("region")
                                .textValue())
                        .isEqualTo(region);
                assertThat(api.json(key, "/v1/events/" + region + "/e1/ticket-types")
                                .path("data"))
                        .hasSize(1);
            }
            assertThat(api.json(key, "/v1/regions").path("data"))
                    .hasSize(MAY_SEE.get(key).size());
            assertThat(api.json(key, "/v1/quality").path("data"))
                    .hasSize(MAY_SEE.get(key).size());
        }
    }

    @Test
    void anotherRegionsEventIsLikeOneThatIsNotThere() throws Exception {
        for (String what : List.of("", "/ticket-types", "/series")) {
            var foreign = api.ask("dach", "/v1/events/usa/e1" + what);
            var absent = api.ask("dach", "/v1/events/usa/nothing" + what);
            var nowhere = api.ask("dach", "/v1/events/nowhere/e1" + what);

            assertThat(foreign.statusCode()).isEqualTo(404);
            assertThat(foreign.body()).isEqualTo(absent.body()).isEqualTo(nowhere.body());
        }
    }

    @Test
    void whoHasNoKeyForItIsRefusedTheSameWayEverywhere() throws Exception {
        for (String target : targets()) {
            assertRefused(target, "nobody", 401, "NoKey");
            assertRefused(target, "unknown", 401, "UnknownKey");
            assertRefused(target, "expired", 401, "UnknownKey");
            assertRefused(target, "without", 403, "MissingScope");
        }
        assertRefused("/v1/quality", "sales", 403, "MissingScope");
    }

    private void assertRefused(String target, String key, int status, String reason) throws Exception {
        var answer = api.ask(key, target);

        assertThat(answer.statusCode()).as(target).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(RunningApi.read(answer.body()).path("reason").textValue()).isEqualTo(reason);
        assertThat(answer.headers().firstValue("www-authenticate").isPresent()).isEqualTo(status == 401);
        assertThat(answer.body()).doesNotContain("dach", "usa", "italy", "e1");
    }

    @Test
    void aMistypedKeyAndOtherSchemesAreRefused() throws Exception {
        String key = api.key("all");
        for (String header :
                List.of("Bearer " + key.substring(0, key.length() - 1), "Bearer", "Bearer  ", "Basic " + key, key)) {
            var answer = api.send("GET", "/v1/regions", Map.of("Authorization", header));

            assertThat(answer.statusCode()).as(header.substring(0, 5)).isEqualTo(401);
            assertThat(answer.body()).doesNotContain(key.substring(4, 20));
        }
    }

    @Test
    void itIsReadyWithKeysAndADatabase() {
        await().untilAsserted(
                        () -> assertThat(api.management("/readyz").statusCode()).isEqualTo(200));
    }
}
