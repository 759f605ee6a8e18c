package io.vivenuoperator.salesapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** An answer is made once for all who ask the same and see the same, and never outlives what it was made of. */
class KeptAnswersIT extends OnAPortfolio {
    private static final String SERIES = "/v1/events/dach/e1/series?from=2026-11-22T11:00Z&to=2026-11-22T14:00Z";

    private long looks(boolean found) throws Exception {
        return api.management("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("vivenu_sales_api_answer_cache_total")
                        && line.contains("found=\"" + found + "\""))
                .map(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(0L);
    }

    private HttpResponse<byte[]> compressed(String target) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(api.url() + target))
                            .header("Authorization", "Bearer " + api.key("all"))
                            .header("Accept-Encoding", "gzip, deflate, br")
                            .build(),
                    BodyHandlers.ofByteArray());
        }
    }

    @Test
    void isCompressedFromAKibibyteOn() throws Exception {
        var large = compressed("/v1/events");
        var small = compressed("/v1/regions");
        var plain = api.ask("all", "/v1/events");

        assertThat(large.headers().firstValue("content-encoding")).hasValue("gzip");
        assertThat(large.headers().firstValue("vary")).hasValue("Accept, Accept-Encoding, Authorization, Cookie");
        assertThat(large.headers().firstValue("etag")).isEqualTo(plain.headers().firstValue("etag"));
        assertThat(withoutMoment(new String(
                        new GZIPInputStream(new ByteArrayInputStream(large.body())).readAllBytes(),
                        StandardCharsets.UTF_8)))
                .isEqualTo(withoutMoment(plain.body()));
        assertThat(small.headers().firstValue("content-encoding")).isEmpty();
        assertThat(plain.headers().firstValue("content-encoding")).isEmpty();
    }

    private static String withoutMoment(String json) {
        return json.replaceAll("\"as_of\":\"[^\"]*\"", "");
    }

    @Test
    void theSameQuestionIsNotMadeTwiceHoweverItsParametersAreOrdered() throws Exception {
        api.ask("all", "/v1/events?region=dach&limit=2");
        long found = looks(true);

        api.ask("all", "/v1/events?limit=2&region=dach");

        assertThat(looks(true)).isEqualTo(found + 1);
    }

    @Test
    void whoSeesOtherRegionsGetsAnAnswerOfItsOwn() throws Exception {
        api.ask("all", "/v1/events");
        long made = looks(false);

        assertThat(api.ask("dach", "/v1/events").body()).doesNotContain("\"usa\"");
        assertThat(looks(false)).isEqualTo(made + 1);
    }

    @Test
    void itsMomentGoesOn() throws Exception {
        Instant first =
                Instant.parse(api.json("all", "/v1/events").path("as_of").textValue());

        await().until(() -> Instant.parse(
                        api.json("all", "/v1/events").path("as_of").textValue())
                .isAfter(first.plusSeconds(1)));
        assertThat(Instant.parse(api.json("all", "/v1/events").path("as_of").textValue()))
                .isAfter(Instant.now().minusSeconds(3));
    }

    @Test
    void aSeriesIsKeptUntilItsEventChanges() throws Exception {
        String before = api.ask("dach", SERIES).body();
        long made = looks(false);
        api.ask("dach", SERIES);
        assertThat(looks(false)).isEqualTo(made);

        Portfolio.sell(db, "usa", "e1", "t9", Instant.parse("2026-11-22T12:20:00Z"));
        await().until(() ->
                api.json("all", "/v1/events/usa/e1").path("total_sold").longValue() == 2);
        long elsewhere = looks(false);
        api.ask("dach", SERIES);
        assertThat(looks(false)).isEqualTo(elsewhere);

        Portfolio.sell(db, "dach", "e1", "t9", Instant.parse("2026-11-22T12:20:00Z"));
        await().until(() ->
                api.json("dach", "/v1/events/dach/e1").path("total_sold").longValue() == 2);
        assertThat(withoutMoment(api.ask("dach", SERIES).body())).isNotEqualTo(withoutMoment(before));
    }

    @Test
    void aSeriesIsMadeAnewWhenSomebodyLooked() throws Exception {
        double covered =
                api.json("dach", SERIES).path("data").path(1).path("covered").doubleValue();

        db.execute("UPDATE poll_coverage SET to_at = '2026-11-22T13:00Z', polls = polls + 1");

        await().until(() ->
                api.json("dach", SERIES).path("data").path(1).path("covered").doubleValue() > covered);
    }
}
