package io.vivenuoperator.salesapi.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketsTest {
    private static Buckets buckets(String from, String to, String interval, String zone) {
        return Buckets.between(Instant.parse(from), Instant.parse(to), Interval.named(interval), ZoneId.of(zone));
    }

    private static List<Long> minutes(Buckets buckets) {
        return IntStream.range(0, buckets.count())
                .mapToObj(at -> Duration.between(
                                buckets.bounds().get(at), buckets.bounds().get(at + 1))
                        .toMinutes())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hour | UTC                 | 2026-11-26T10:00:00Z | 2026-11-26T12:00:00Z | 60 60
            hour | UTC                 | 2026-11-26T10:15:00Z | 2026-11-26T12:05:00Z | 45 60 5
            hour | Australia/Adelaide  | 2026-11-26T10:30:00Z | 2026-11-26T12:30:00Z | 60 60
            15m  | UTC                 | 2026-11-26T10:10:00Z | 2026-11-26T10:45:00Z | 5 15 15
            5m   | Asia/Kathmandu      | 2026-11-26T10:10:00Z | 2026-11-26T10:20:00Z | 5 5
            day  | Europe/Berlin       | 2026-10-23T22:00:00Z | 2026-10-26T23:00:00Z | 1440 1500 1440
            day  | Europe/Berlin       | 2026-03-27T23:00:00Z | 2026-03-30T22:00:00Z | 1440 1380 1440
            hour | Europe/Berlin       | 2026-10-25T00:00:00Z | 2026-10-25T03:00:00Z | 60 60 60
            hour | Australia/Lord_Howe | 2026-04-04T14:00:00Z | 2026-04-04T16:30:00Z | 60 30 60
            day  | Pacific/Apia        | 2011-12-29T10:00:00Z | 2011-12-31T10:00:00Z | 1440 1440
            week | Europe/Berlin       | 2026-10-18T22:00:00Z | 2026-11-01T23:00:00Z | 10140 10080
            day  | UTC                 | 2026-11-26T10:00:00Z | 2026-11-26T10:00:01Z | 0
            """)
    void eachBucketBeginsWhereTheWallClockSaysSo(String interval, String zone, String from, String to, String minutes) {
        String found = minutes(buckets(from, to, interval, zone)).toString().replaceAll("[\\[\\],]", "");

        assertThat(found).isEqualTo(minutes);
    }

    @Test
    void aBucketThatIsCutOrHasNotEndedIsPartial() {
        Buckets cut = buckets("2026-11-26T10:15:00Z", "2026-11-26T13:05:00Z", "hour", "UTC");
        Buckets whole = buckets("2026-11-26T10:00:00Z", "2026-11-26T12:00:00Z", "hour", "UTC");
        Instant later = Instant.parse("2026-11-27T00:00:00Z");

        assertThat(IntStream.rangeClosed(1, 4).mapToObj(number -> cut.partial(number, later)))
                .containsExactly(true, false, false, true);
        assertThat(IntStream.rangeClosed(1, 2).mapToObj(number -> whole.partial(number, later)))
                .containsExactly(false, false);
        assertThat(IntStream.rangeClosed(1, 2)
                        .mapToObj(number -> whole.partial(number, Instant.parse("2026-11-26T11:30:00Z"))))
                .containsExactly(false, true);
    }
}
