package io.vivenuoperator.salesapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sales over time: each bucket is there, and what nobody saw is null. */
class SeriesIT extends OnOnePortfolio {
    private static final String SERIES = "/v1/events/dach/e1/series?";

    @Test
    void everyBucketIsThereAndNullWhereNobodyLooked() throws Exception {
        JsonNode series = api.json("dach", SERIES + "from=2026-11-22T11:30Z&to=2026-11-22T14:00Z");

        assertThat(series.path("data").toString())
                .isEqualTo(
                        "[{\"from\":\"2026-11-22T12:30:00+01:00\",\"sold\":null,\"total\":0,\"covered\":0.0,\"partial\":true},"
                                + "{\"from\":\"2026-11-22T13:00:00+01:00\",\"sold\":1,\"total\":1,\"covered\":0.5},"
                                + "{\"from\":\"2026-11-22T14:00:00+01:00\",\"sold\":null,\"total\":1,\"covered\":0.0}]");
        assertThat(series.path("tz").textValue()).isEqualTo("Europe/Berlin");
        assertThat(series.path("interval").textValue()).isEqualTo("hour");
        assertThat(series.path("trust").has("dach")).isTrue();
    }

    @Test
    void openingIsWhatWasBefore() throws Exception {
        JsonNode series = api.json("dach", SERIES + "from=2026-11-22T12:10Z&to=2026-11-22T12:20Z&interval=5m&tz=UTC");

        assertThat(series.path("opening").longValue()).isEqualTo(1);
        assertThat(series.path("data").toString())
                .isEqualTo("[{\"from\":\"2026-11-22T12:10:00Z\",\"sold\":0,\"total\":1,\"covered\":1.0},"
                        + "{\"from\":\"2026-11-22T12:15:00Z\",\"sold\":0,\"total\":1,\"covered\":1.0}]");
    }

    @Test
    void cumulativeHasTotalsOnly() throws Exception {
        JsonNode series =
                api.json("dach", SERIES + "from=2026-11-22T12:00Z&to=2026-11-22T13:00Z&cumulative=true&tz=UTC");

        assertThat(series.path("data").toString())
                .isEqualTo("[{\"from\":\"2026-11-22T12:00:00Z\",\"total\":1,\"covered\":0.5}]");
    }

    @Test
    void withoutATimeItIsTheLastWeekAndTheRunningHourIsPartial() throws Exception {
        JsonNode data = api.json("dach", SERIES).path("data");

        assertThat(data.size()).isBetween(168, 169);
        assertThat(data.path(data.size() - 1).path("partial").booleanValue()).isTrue();
    }

    @Test
    void whatIsToComeIsNotKnown() throws Exception {
        JsonNode bucket = api.json("dach", SERIES + "from=2098-01-01&to=2098-01-02&interval=day")
                .path("data")
                .path(0);

        assertThat(bucket.path("sold").isNull()).isTrue();
        assertThat(bucket.path("total").isNull()).isTrue();
        assertThat(bucket.path("covered").doubleValue()).isZero();
        assertThat(bucket.path("partial").booleanValue()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            interval=minute                                   | interval | must be of 5m
            interval=5m&from=2026-01-01&to=2026-02-15         | interval | the smallest interval that fits is 15m
            interval=hour&from=1971-01-01&to=2199-12-31       | interval | ask for a shorter time
            from=2026-11-22&to=2026-11-22                     | from     | must lie before
            to=1971-01-01&from=1970-01-01&tz=Nowhere          | tz       | must be a time zone
            cumulative=1                                      | cumulative | true or false
            by=type                                           | by       | nearest: ticket_type
            interval=hour,day                                 | interval | must be one of
            group=region                                      | group    | did you mean
            """)
    void aParameterThatCannotBeTakenIsNamed(String query, String parameter, String detail) throws Exception {
        var answer = api.ask("dach", SERIES + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode error = RunningApi.read(answer.body()).path("errors").path(0);
        assertThat(error.path("parameter").textValue()).isEqualTo(parameter);
        assertThat(error.path("detail").textValue()).contains(detail);
    }
}
