package io.vivenuoperator.salesapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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
            "/v1/events?region=usa",
            "/v1/events/%s/e1",
            "/v1/events/%s/gone",
            "/v1/events/%s/e1/ticket-types",
            "/v1/events/%s/e1/series?from=2026-11-22T11:00Z&to=2026-11-22T14:00Z",
            "/v1/events/%s/e1/ticket-types?at=2026-11-22T12:10Z",
            "/v1/events/%s/e1/history?from=2026-11-22&to=2026-11-23",
            "/v1/events/%s/e1/tickets",
            "/v1/events/%s/gone/tickets?include=gone",
            "/v1/quality/%s/runs?from=2026-11-22&to=2026-11-23",
            "/v1/quality/%s/gaps?from=2026-11-22&to=2026-11-23",
            "/v1/state",
            "/v1/state?at=2026-11-22T12:10Z&include=ticket_types",
            "/v1/state?region=usa,dach,ticketing/italy",
            "/v1/calendar?from=2020-01-01",
            "/v1/calendar?from=2020-01-01&region=usa,dach,ticketing/italy",
            "/v1/calendar.ics?from=2020-01-01",
            "/v1/export/events?include=deleted",
            "/v1/export/events?region=usa,dach,ticketing/italy",
            "/v1/export/hours?from=2026-11-22&to=2026-11-23&include=deleted",
            "/v1/export/days?from=2026-11-20&to=2026-11-25&include=deleted",
            "/v1/export/changes?from=2026-11-22&to=2026-11-23&include=deleted",
            "/v1/export/tickets?from=2026-11-22&to=2026-11-23&include=deleted,gone",
            "/v1/export/tickets?from=2026-11-22&to=2026-11-23&region=usa,dach,ticketing/italy",
            "/v1/events/%s/e1/series?by=ticket_type&from=2026-11-22T11:00Z&to=2026-11-22T14:00Z",
            "/v1/events/%s/e1?include=pace",
            "/v1/events/%s/e1/pace",
            "/v1/events/%s/e1/forecast",
            "/v1/events/%s/e1/forecast?method=curve&like=region",
            "/v1/series",
            "/v1/series?group=region&from=2026-11-20&to=2026-11-24&tz=Asia/Kolkata",
            "/v1/series?group=status&region=usa,dach,ticketing/italy&status=deleted,onSale",
            "/v1/movers?window=31d",
            "/v1/movers?baseline=last_week&sort=-change&region=usa,dach,ticketing/italy",
            "/v1/compare?events=usa/e1,dach/e1,ticketing/italy/e1",
            "/v1/compare?events=%s/e1&align=event_date&measure=percent",
            "/v1/compare?events=%s/e1&align=calendar");
    /** How lists are asked for. */
    private static final List<String> FORMS = List.of("*/*", "text/csv", "application/x-ndjson");
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
                for (String form : FORMS) {
                    var answer = api.ask(key, target, Map.of("Accept", form));
                    cells++;
                    assertThat(answer.statusCode()).as(key + target).isNotEqualTo(429);
                    for (String region : Portfolio.REGIONS) {
                        String told = answer.body() + answer.headers().map();
                        if (!MAY_SEE.get(key).contains(region) && tells(told, region)) {
                            foreign.add(key + " " + target + " " + form + " " + region);
                        }
                    }
                }
            }
        }

        System.out.println("keys x endpoints: " + cells + " cells, " + foreign.size() + " foreign rows");
        assertThat(foreign).isEmpty();
    }

    /** Also in ids: what they count and name is the key's own. */
    @Test
    void noStreamTellsOfAForeignRegion() throws Exception {
        List<String> streams = List.of(
                "/v1/stream",
                "/v1/stream?region=usa,dach,ticketing/italy",
                "/v1/stream?event=usa/e1,dach/e1,ticketing/italy/e1");
        List<String> foreign = new ArrayList<>();
        List<StreamReader> readers = new ArrayList<>();
        Map<StreamReader, String> keys = new HashMap<>();
        for (String key : MAY_SEE.keySet()) {
            for (String target : streams) {
                StreamReader reader = api.stream(key, target);
                readers.add(reader);
                keys.put(reader, key);
            }
        }
        for (StreamReader reader : readers) {
            int regions = MAY_SEE.get(keys.get(reader)).size();
            await().until(() -> reader.messages("snapshot").size() == regions);
        }
        for (String region : Portfolio.REGIONS) {
            Portfolio.sell(db, region, "e1", "t9", Instant.parse("2026-11-22T12:20:00Z"));
        }
        for (StreamReader reader : readers) {
            int regions = MAY_SEE.get(keys.get(reader)).size();
            await().until(() -> reader.messages("sales").size() == regions);
            String told = told(reader);
            for (String region : Portfolio.REGIONS) {
                if (!MAY_SEE.get(keys.get(reader)).contains(region) && told.contains(region)) {
                    foreign.add(keys.get(reader) + " " + region);
                }
            }
            reader.close();
        }

        System.out.println("keys x streams: " + readers.size() + " cells, " + foreign.size() + " foreign rows");
        assertThat(foreign).isEmpty();
    }

    /** Everything, with what the ids say in plain text; their first line is a hash. */
    private static String told(StreamReader reader) {
        List<String> told = new ArrayList<>();
        reader.lines().stream().filter(line -> !line.startsWith("id: ")).forEach(told::add);
        reader.messages()
                .forEach(message ->
                        told.addAll(new String(Base64.getUrlDecoder().decode(message.id()), UTF_8)
                                .lines()
                                .skip(1)
                                .toList()));
        return String.join("\n", told);
    }

    /** In JSON, in CSV, in a calendar. */
    private static boolean tells(String told, String region) {
        return told.contains("\"" + region + "\"")
                || told.contains("seller-" + region)
                || told.contains("CATEGORIES:" + region)
                || Pattern.compile("(?m)(^|,)" + region + "(,|\\r?$)")
                        .matcher(told)
                        .find();
    }

    /** Else the cells above would show nothing. */
    @Test
    void everyQuestionTellsSomethingToWhoMaySeeIt() throws Exception {
        for (String target : targets()) {
            var answer = api.ask("all", target);
            assertThat(answer.statusCode()).as(target).isEqualTo(200);
            assertThat(Portfolio.REGIONS).as(target).anyMatch(region -> tells(answer.body(), region));
        }
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
        for (String what : List.of(
                "",
                "?include=pace",
                "/ticket-types",
                "/ticket-types?at=2026-11-22",
                "/series",
                "/series?by=ticket_type",
                "/pace",
                "/forecast",
                "/history",
                "/tickets")) {
            var sameId = Map.of("X-Request-Id", "same");
            var foreign = api.ask("dach", "/v1/events/usa/e1" + what, sameId);
            var absent = api.ask("dach", "/v1/events/usa/nothing" + what, sameId);
            var nowhere = api.ask("dach", "/v1/events/nowhere/e1" + what, sameId);

            assertThat(foreign.statusCode()).isEqualTo(404);
            assertThat(foreign.body()).isEqualTo(absent.body()).isEqualTo(nowhere.body());
        }
    }

    @Test
    void anotherRegionsProofIsLikeOneThatIsNotThere() throws Exception {
        var sameId = Map.of("X-Request-Id", "same");
        for (String what : List.of("/runs", "/gaps")) {
            var foreign = api.ask("dach", "/v1/quality/usa" + what, sameId);
            var nowhere = api.ask("dach", "/v1/quality/nowhere" + what, sameId);

            assertThat(foreign.statusCode()).isEqualTo(404);
            assertThat(foreign.body()).isEqualTo(nowhere.body());
        }
    }

    @Test
    void whoHasNoKeyForItIsRefusedTheSameWayEverywhere() throws Exception {
        List<String> all = new ArrayList<>(targets());
        all.add("/v1/stream");
        for (String target : all) {
            assertRefused(target, "nobody", 401, "NoKey");
            assertRefused(target, "unknown", 401, "UnknownKey");
            assertRefused(target, "expired", 401, "UnknownKey");
            assertRefused(target, "without", 403, "MissingScope");
        }
        for (String target : List.of(
                "/v1/quality",
                "/v1/quality/dach/runs",
                "/v1/quality/ticketing/italy/gaps",
                "/v1/events/dach/e1/tickets",
                "/v1/export/tickets")) {
            assertRefused(target, "sales", 403, "MissingScope");
        }
    }

    private void assertRefused(String target, String key, int status, String reason) throws Exception {
        var answer = api.ask(key, target);

        assertThat(answer.statusCode()).as(target).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        ObjectNode problem = (ObjectNode) RunningApi.read(answer.body());
        assertThat(problem.path("reason").textValue()).isEqualTo(reason);
        assertThat(answer.headers().firstValue("www-authenticate").isPresent()).isEqualTo(status == 401);
        // The request's id is hexadecimal: it may well have an e1 in it.
        problem.remove("instance");
        assertThat(problem.toString()).doesNotContain("dach", "usa", "italy", "e1");
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
