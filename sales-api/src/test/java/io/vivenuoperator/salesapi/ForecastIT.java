package io.vivenuoperator.salesapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forecasts are ranges that can be recounted, or say why there are none. */
class ForecastIT {
    private static final Duration DAY = Duration.ofDays(1);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    @TempDir
    Path folder;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
    private RunningApi api;

    /** Watched for two years; e1 takes place in 30 days and a half, with 1,000 places; its sale ends a day before. */
    @BeforeEach
    void aRegion() {
        db.execute("""
                INSERT INTO region (name, watched_since, complete_since) VALUES ('dach', now() - interval '700 d', now() - interval '700 d');
                INSERT INTO poll_coverage (region_key, from_at, to_at, polls) VALUES (1, now() - interval '700 d', now() + interval '1 d', 1);
                INSERT INTO event (region_key, event_id, name, starts_at, ends_at, sell_start, sell_end, timezone, day_zone, changed_at)
                VALUES (1, 'e1', 'One', '%1$s', '%2$s', '%3$s', '%4$s', 'Europe/Berlin', 'Europe/Berlin', now());
                INSERT INTO ticket_type (event_key, ticket_type_id, name, capacity, active, listed) VALUES (1, 'a', 'A', 1000, true, true);
                """.formatted(date(), date().plus(DAY), now.minus(DAY.multipliedBy(60)), date().minus(DAY)));
        api = new RunningApi(db.readerUrl(), folder, Map.of());
    }

    private Instant date() {
        return now.plus(DAY.multipliedBy(30)).plus(Duration.ofHours(12));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private JsonNode forecast(String query) throws Exception {
        return api.json("all", "/v1/events/dach/e1/forecast" + query);
    }

    private record Sale(Instant at, int number) {}

    /** Writes sales of an event's only type as a poll would. */
    private void sell(int event, List<Sale> sales) {
        var statements = new StringBuilder();
        int sold = 0;
        for (Sale sale : sales) {
            sold += sale.number();
            statements.append("""
                    INSERT INTO snapshot (event_key, at, type_key, sold, delta, capacity, listed)
                    SELECT event_key, '%s', type_key, %d, %d, capacity, true FROM ticket_type WHERE event_key = %d;
                    INSERT INTO event_hour (event_key, hour, sold) VALUES (%d, date_bin('1 hour', '%s', 'epoch'), %d)
                    ON CONFLICT (event_key, hour) DO UPDATE SET sold = event_hour.sold + excluded.sold;
                    """.formatted(sale.at(), sold, sale.number(), event, event, sale.at(), sale.number()));
        }
        statements.append("""
                INSERT INTO type_state (type_key, sold, opening, changed_at)
                SELECT type_key, %d, 0, now() FROM ticket_type WHERE event_key = %d;
                """.formatted(sold, event));
        db.execute(statements.toString());
    }

    @Test
    void theRangeLiesBetweenTheHighestAndTheLowestPace() throws Exception {
        // 60 in the last day, 30 and 0 in the days before, 330 in the four before those
        sell(
                1,
                List.of(
                        new Sale(back(5), 330),
                        new Sale(back(2.5), 0),
                        new Sale(back(1.5), 30),
                        new Sale(back(0.5), 60)));

        JsonNode sellOut = forecast("?method=pace").path("sell_out");

        // per day 60, 30, 60; 580 are left: 9.67 to 19.33 days
        assertThat(sellOut.path("basis").textValue()).isEqualTo("sold per day in the last 1, 3 and 7 days: 60, 30, 60");
        assertThat(LocalDate.parse(sellOut.path("earliest").textValue())).isEqualTo(day(580 / 60.0));
        assertThat(LocalDate.parse(sellOut.path("latest").textValue())).isEqualTo(day(580 / 30.0));
        assertThat(sellOut.path("assumes").textValue()).isEqualTo("the pace stays between these");
        assertThat(sellOut.path("past_error_percent").isNull()).isTrue();
        assertThat(forecast("?method=pace").has("final_sold")).isFalse();
    }

    private Instant back(double days) {
        return now.minusSeconds(Math.round(days * 86_400));
    }

    private static LocalDate day(double days) {
        return Instant.now()
                .plusSeconds(Math.round(days * 86_400))
                .atZone(BERLIN)
                .toLocalDate();
    }

    @Test
    void aPaceThatDoesNotSellOutIsOpenToTheTop() throws Exception {
        sell(1, List.of(new Sale(back(5), 100), new Sale(back(0.5), 60)));

        // per day 60, 20 and 22.9; 840 are left: 14 days, or 42, after the end of the sale
        JsonNode sellOut = forecast("").path("sell_out");

        assertThat(sellOut.path("latest").isNull()).isTrue();
        assertThat(sellOut.path("assumes").textValue()).endsWith("at the slowest, it does not sell out");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UPDATE ticket_type SET capacity = NULL                            | capacity is not known for 1 ticket type
            UPDATE ticket_type SET listed = false                             | the event lists no ticket types
            UPDATE type_state SET sold = 1000                                 | it is sold out
            UPDATE event SET sell_end = now() - interval '1 h'                | it is not on sale any more
            UPDATE event SET deleted_at = now()                               | it is not on sale any more
            UPDATE event SET complete_since = NULL                            | its tickets are not all counted yet
            UPDATE poll_coverage SET to_at = now() - interval '1 d'           | only 85.7 percent of the last 7 days were watched
            UPDATE snapshot SET delta = 0 WHERE delta > 19                    | fewer than 20 were sold in the last 7 days
            UPDATE ticket_type SET capacity = 100000                          | not at this pace: the sale ends before
            """)
    void nothingIsSaidThatCannotBeDefended(String change, String reason) throws Exception {
        sell(1, List.of(new Sale(back(5), 330), new Sale(back(1.5), 19), new Sale(back(0.5), 60)));
        db.execute(change);

        JsonNode answer = forecast("?method=pace");

        assertThat(answer.path("sell_out").isNull()).isTrue();
        assertThat(answer.path("reason").textValue()).isEqualTo(reason);
    }

    /** The days before an event on which some were sold, and how many. */
    private record Past(List<Double> days, List<Integer> numbers) {
        int soldBefore(double day) {
            int sold = 0;
            for (int i = 0; i < days.size(); i++) {
                sold += days.get(i) > day ? numbers.get(i) : 0;
            }
            return sold;
        }

        int inAll() {
            return numbers.stream().mapToInt(Integer::intValue).sum();
        }
    }

    private List<Past> endedEvents(int count, long seed) {
        var chance = new Random(seed);
        List<Past> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant date = now.minus(DAY.multipliedBy(10 + 11L * i));
            int key = 2 + i;
            List<Double> days = List.of(80.0, 61.0, 45.2, 30.9, 30.1, 12.3, 3.3);
            List<Integer> numbers = chance.ints(days.size(), 25, 90).boxed().toList();
            db.execute("""
                    INSERT INTO event (event_key, region_key, event_id, starts_at, ends_at, sell_start, sell_end, changed_at)
                    OVERRIDING SYSTEM VALUE VALUES (%1$d, 1, 'past%1$d', '%2$s', '%3$s', '%4$s', '%2$s', now());
                    INSERT INTO ticket_type (event_key, ticket_type_id, name, capacity, active, listed)
                    VALUES (%1$d, 'a', 'A', 5000, true, true);
                    """.formatted(key, date, date.plus(DAY), date.minus(DAY.multipliedBy(90))));
            List<Sale> sales = new ArrayList<>();
            for (int sale = 0; sale < days.size(); sale++) {
                sales.add(new Sale(date.minusSeconds(Math.round(days.get(sale) * 86_400)), numbers.get(sale)));
            }
            sell(key, sales);
            all.add(new Past(days, numbers));
        }
        return all;
    }

    @Test
    void theCurveIsThatOfEndedEventsWithItsMeasuredError() throws Exception {
        List<Past> past = endedEvents(7, 3);
        sell(1, List.of(new Sale(back(20), 150)));

        JsonNode answer = forecast("?method=curve&like=region");

        double[] factors = past.stream()
                .mapToDouble(one -> one.inAll() / (double) one.soldBefore(30.5))
                .sorted()
                .toArray();
        JsonNode sold = answer.path("final_sold");
        assertThat(answer.has("sell_out")).isFalse();
        assertThat(sold.path("comparable_events").intValue()).isEqualTo(7);
        assertThat(sold.path("p25").longValue()).isEqualTo(Math.round(150 * (factors[1] + factors[2]) / 2));
        assertThat(sold.path("p50").longValue()).isEqualTo(Math.round(150 * factors[3]));
        assertThat(sold.path("p75").longValue()).isEqualTo(Math.round(150 * (factors[4] + factors[5]) / 2));
        assertThat(sold.path("past_error_percent").doubleValue()).isCloseTo(error(past), within(0.051));
        assertThat(Instant.parse(sold.path("measured_at").textValue())).isBeforeOrEqualTo(Instant.now());
    }

    private static double error(List<Past> past) {
        double[] errors = new double[past.size()];
        for (int i = 0; i < past.size(); i++) {
            List<Past> others = new ArrayList<>(past);
            Past one = others.remove(i);
            double[] factors = others.stream()
                    .mapToDouble(other -> other.inAll() / (double) other.soldBefore(30.5))
                    .sorted()
                    .toArray();
            double predicted = one.soldBefore(30.5) * (factors[2] + factors[3]) / 2;
            errors[i] = 100 * Math.abs(predicted - one.inAll()) / one.inAll();
        }
        Arrays.sort(errors);
        return errors[errors.length / 2];
    }

    @Test
    void itIsNeverMoreThanTheCapacity() throws Exception {
        endedEvents(5, 4);
        sell(1, List.of(new Sale(back(20), 900)));

        JsonNode sold = forecast("").path("final_sold");

        assertThat(sold.path("p75").longValue()).isEqualTo(1_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UPDATE event_hour SET hour = hour + interval '70 d' WHERE event_key = 3 | had sold something this long before: 4
            UPDATE event SET complete_since = sell_start + interval '1 d' WHERE event_key = 4 | had sold something this long before: 4
            UPDATE event SET deleted_at = now() WHERE event_key = 5            | had sold something this long before: 4
            UPDATE event SET sell_start = NULL WHERE event_key = 6             | had sold something this long before: 4
            UPDATE poll_coverage SET from_at = now() - interval '100 d'        | had sold something this long before: 1
            UPDATE event SET starts_at = NULL WHERE event_key = 1              | the date of the event is not known
            UPDATE event SET starts_at = now() - interval '1 h' WHERE event_key = 1 | the event has begun
            UPDATE event SET complete_since = NULL WHERE event_key = 1         | its tickets are not all counted yet
            UPDATE type_state SET sold = 0 WHERE type_key = 1                  | nothing is sold yet
            """)
    void withoutEnoughEventsToCompareWithItSaysSo(String change, String reason) throws Exception {
        endedEvents(5, 5);
        sell(1, List.of(new Sale(back(20), 150)));
        db.execute(change);

        JsonNode answer = forecast("");

        assertThat(answer.path("final_sold").isNull()).isTrue();
        assertThat(answer.path("final_sold_reason").textValue()).contains(reason);
    }

    @Test
    void whatAnotherRegionSoldDoesNotCount() throws Exception {
        endedEvents(7, 6);
        sell(1, List.of(new Sale(back(20), 150)));
        db.execute("""
                INSERT INTO region (name, watched_since, complete_since) VALUES ('usa', now() - interval '700 d', now() - interval '700 d');
                UPDATE event SET region_key = (SELECT region_key FROM region WHERE name = 'usa') WHERE event_key BETWEEN 4 AND 6;
                """);

        assertThat(forecast("").path("final_sold_reason").textValue()).endsWith(": 4");
    }

    @Test
    void theMethodsPastIsMeasuredWhereEventsSoldOut() throws Exception {
        endedEvents(6, 7);
        db.execute(
                "UPDATE ticket_type t SET capacity = s.sold - 1 FROM type_state s WHERE s.type_key = t.type_key AND t.event_key > 1");
        sell(1, List.of(new Sale(back(5), 330), new Sale(back(1.5), 30), new Sale(back(0.5), 60)));

        assertThat(forecast("?method=pace")
                        .path("sell_out")
                        .path("past_error_percent")
                        .isNumber())
                .isTrue();
    }
}
