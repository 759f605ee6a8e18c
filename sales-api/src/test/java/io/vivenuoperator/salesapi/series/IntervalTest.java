package io.vivenuoperator.salesapi.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps keep the wall clock over a change of it, and are counted as they are made. */
class IntervalTest {
    @ParameterizedTest
    @CsvSource({
        "day, 2, Europe/Berlin, 2026-10-24T10:00:00Z, 2026-10-26T11:00:00Z",
        "day, -2, Europe/Berlin, 2026-10-26T11:00:00Z, 2026-10-24T10:00:00Z",
        "day, 1, Europe/Berlin, 2026-03-28T11:00:00Z, 2026-03-29T10:00:00Z",
        "week, 1, America/St_Johns, 2026-10-30T02:30:00Z, 2026-11-06T03:30:00Z",
        "week, -1, Australia/Adelaide, 2026-10-07T01:30:00Z, 2026-09-30T02:30:00Z",
        "hour, 3, Europe/Berlin, 2026-10-24T23:30:00Z, 2026-10-25T02:30:00Z",
        "15m, 4, Asia/Kolkata, 2026-10-24T23:30:00Z, 2026-10-25T00:30:00Z"
    })
    void aStepIsOneOfTheWallClock(String word, long count, String zone, Instant from, Instant to) {
        Interval interval = Interval.named(word);

        assertThat(interval.shifted(from, count, ZoneId.of(zone))).isEqualTo(to);
        assertThat(interval.wholeBetween(from, to, ZoneId.of(zone))).isEqualTo(count);
        assertThat(interval.wholeBetween(from, to.plusSeconds(Long.signum(count)), ZoneId.of(zone)))
                .isEqualTo(count);
    }
}
