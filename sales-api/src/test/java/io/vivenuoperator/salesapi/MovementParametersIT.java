package io.vivenuoperator.salesapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the questions about time refuse, and how. */
class MovementParametersIT extends OnOnePortfolio {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /v1/series?interval=5m&from=2026-01-01&to=2026-02-15      | interval | the smallest interval that fits is 15m
            /v1/series?interval=15m&from=2026-01-01&to=2026-03-15&group=region | interval | the smallest interval that fits is hour
            /v1/series?interval=week&from=1971-01-01&to=2199-12-31     | interval | ask for a shorter time
            /v1/series?from=2098-01-01&to=2098-01-02                   | from     | must not lie in the future
            /v1/series?from=2026-11-22&to=2026-11-22                   | from     | must lie before
            /v1/series?tz=Mars/Base                                    | tz       | must be a time zone
            /v1/series?tz=event                                        | tz       | must be a time zone
            /v1/series?group=country                                   | group    | must be of none, region, status
            /v1/series?group=none,region                               | group    | must be one of
            /v1/series?status=onsale                                   | status   | nearest: onSale
            /v1/series?cumulative=yes                                  | cumulative | true or false
            /v1/series?by=ticket_type                                  | by       | no such parameter
            /v1/movers?window=24                                       | window   | hours or days such as 24h
            /v1/movers?window=0h                                       | window   | hours or days such as 24h
            /v1/movers?window=32d                                      | window   | at most 31d
            /v1/movers?window=999999999999h                            | window   | at most 31d
            /v1/movers?window=8d&baseline=last_week                    | window   | at most 7d
            /v1/movers?baseline=yesterday                              | baseline | must be of previous, last_week
            /v1/movers?sort=percent                                    | sort     | must be of -sold
            /v1/movers?limit=501                                       | limit    | from 1 to 500
            /v1/compare                                                | events   | give events as region/id
            /v1/compare?events=                                        | events   | each must be region/id
            /v1/compare?events=e1                                      | events   | each must be region/id
            /v1/compare?events=dach/                                   | events   | each must be region/id
            /v1/compare?events=a/b/c/d                                 | events   | each must be region/id
            /v1/compare?events=dach/e1,,usa/e1                         | events   | each must be region/id
            /v1/compare?events=dach/e1%00                              | events   | each must be region/id
            /v1/compare?events=dach/e1,usa/e1,dach/e1                  | events   | name each event once
            /v1/compare?events=dach/e1&events=usa/e1                   | events   | give it once
            /v1/compare?events=dach/e1&align=start                     | align    | must be of on_sale
            /v1/compare?events=dach/e1&measure=share                   | measure  | must be of sold, percent
            /v1/compare?events=dach/e1&from=2026-01-01                 | from     | only with align=calendar
            /v1/compare?events=dach/e1&align=event_date&tz=UTC         | tz       | only with align=calendar
            /v1/compare?events=nowhere/e1&interval=month               | interval | must be of 5m
            /v1/compare?events=dach/e1&align=calendar&from=2098-01-01&to=2098-01-03 | from | must not lie in the future
            /v1/compare?events=dach/e1&align=calendar&interval=5m&from=2026-01-01&to=2026-02-01 | interval | the smallest interval that fits is 15m
            /v1/compare?events=dach/e1&interval=5m                     | interval | the smallest interval that fits is day
            /v1/events/dach/e1?include=speed                           | include  | must be of pace
            /v1/events/dach/e1?include=pace&include=pace               | include  | give it once
            /v1/events/dach/e1?include=pace&at=now                     | at       | no parameter here
            /v1/events/dach/e1/pace?window=1h                          | window   | no parameter here
            /v1/events/dach/e1/forecast?method=guess                   | method   | must be of pace, curve
            /v1/events/dach/e1/forecast?like=venue                     | like     | must be of region
            """)
    void aParameterThatCannotBeTakenIsNamed(String target, String parameter, String detail) throws Exception {
        var answer = api.ask("all", target);

        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode error = RunningApi.read(answer.body()).path("errors").path(0);
        assertThat(error.path("parameter").textValue()).isEqualTo(parameter);
        assertThat(error.path("detail").textValue()).contains(detail);
    }

    @Test
    void moreThanTwentyEventsAreTooMany() throws Exception {
        String events = IntStream.range(0, 21).mapToObj(i -> "dach/x" + i).collect(Collectors.joining(","));

        assertThat(api.ask("all", "/v1/compare?events=" + events).body()).contains("at most 20 events");
    }

    /** Of a namespace, too. */
    @Test
    void eachHasBothFormsOfAPath() throws Exception {
        for (String region : Portfolio.REGIONS) {
            String event = "/v1/events/" + region + "/e1";

            assertThat(api.json("all", event + "/pace").path("region").textValue())
                    .isEqualTo(region);
            assertThat(api.json("all", event + "/forecast").path("region").textValue())
                    .isEqualTo(region);
            assertThat(api.json("all", event + "/series?by=ticket_type")
                            .path("ticket_types")
                            .path(0)
                            .path("ticket_type_id")
                            .textValue())
                    .isEqualTo("a");
        }
    }

    @Test
    void theRunningBucketIsPartialAndADayOfTwentyFiveHoursIsOne() throws Exception {
        JsonNode now = api.json("all", "/v1/series?tz=Europe/Berlin")
                .path("series")
                .path(0)
                .path("data");
        JsonNode clocks = api.json("all", "/v1/series?tz=Europe/Berlin&from=2026-10-24&to=2026-10-27")
                .path("series")
                .path(0)
                .path("data");

        assertThat(now.path(now.size() - 1).path("partial").booleanValue()).isTrue();
        assertThat(clocks).hasSize(3);
        assertThat(clocks.findValuesAsText("from"))
                .containsExactly("2026-10-24T00:00:00+02:00", "2026-10-25T00:00:00+02:00", "2026-10-26T00:00:00+01:00");
        assertThat(clocks).allSatisfy(day -> {
            assertThat(day.path("sold").isNull()).isTrue();
            assertThat(day.path("total").isNull()).isTrue();
            assertThat(day.has("partial")).isFalse();
        });
    }

    @Test
    void aKeyWithoutRegionsGetsNothingAndNoError() throws Exception {
        assertThat(api.json("nowhere", "/v1/series").path("series")).isEmpty();
        assertThat(api.json("nowhere", "/v1/series?group=region").path("series"))
                .isEmpty();
        assertThat(api.json("nowhere", "/v1/movers").path("data")).isEmpty();
        assertThat(api.json("nowhere", "/v1/compare?events=dach/e1").path("series"))
                .isEmpty();
    }
}
