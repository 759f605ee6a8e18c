package io.vivenuoperator.store.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many buckets in one pass are each bucket by itself, which {@link EveryColumnIT} judges. */
class CoveredBucketsIT {
    private static final Instant BEGIN = Instant.parse("2026-11-28T00:00:00Z");
    private static final int MINUTES = 240;
    private static final int POLLS = 40;

    private static final String BOUNDS =
            "(SELECT array_agg(b ORDER BY b) FROM generate_series(timestamptz '%s', timestamptz '%s', interval '15 min') b)"
                    .formatted(BEGIN, BEGIN.plus(Duration.ofMinutes(MINUTES)));

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    @BeforeEach
    void prepare() {
        db.execute("INSERT INTO region (name, watched_since) VALUES ('dach', now())");
    }

    /** Looks of no length, looks that touch or overlap each other, and times on the very bounds are among them. */
    private void poll(Random chance) {
        var looked = new StringBuilder();
        for (int poll = 0; poll < POLLS; poll++) {
            Instant from = BEGIN.plus(Duration.ofMinutes(chance.nextInt(-30, MINUTES + 30)));
            Instant to = from.plus(Duration.ofMinutes(chance.nextInt(0, 20)));
            looked.append(looked.isEmpty() ? "" : ", ")
                    .append("('%s'::timestamptz, '%s'::timestamptz)".formatted(from, to));
        }
        db.execute(
                "INSERT INTO poll_coverage (region_key, from_at, to_at, polls) SELECT DISTINCT ON (f) region_key, f, t, 1"
                        + " FROM region, (VALUES " + looked + ") AS v (f, t)");
    }

    private long wrongBuckets(String since) {
        return db.number("""
                SELECT count(*)
                FROM region r
                CROSS JOIN (SELECT %s AS bounds) s
                CROSS JOIN LATERAL generate_series(1, cardinality(s.bounds) - 1) AS n
                LEFT JOIN LATERAL covered_buckets(r.region_key, %s, s.bounds) c ON c.bucket = n
                WHERE c.seconds IS DISTINCT FROM
                    CASE WHEN %s IS NOT NULL THEN covered_seconds(r.region_key, greatest(s.bounds[n], %s), s.bounds[n + 1]) END
                """.formatted(BOUNDS, since, since, since));
    }

    private long buckets(String since) {
        return db.number("SELECT count(*) FROM region, covered_buckets(region_key, %s, %s)".formatted(since, BOUNDS));
    }

    /** Looks before the first bound and after the last belong to no bucket. */
    private long outside(String since) {
        return db.number(
                "SELECT count(*) FROM region, covered_buckets(region_key, %s, %s) WHERE bucket NOT BETWEEN 1 AND %d"
                        .formatted(since, BOUNDS, MINUTES / 15));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aPassIsEachBucketByItself(long seed) {
        var chance = new Random(seed);
        poll(chance);

        for (int minute : new int[] {-60, 0, 1, chance.nextInt(MINUTES), MINUTES - 15, MINUTES, MINUTES + 1}) {
            String since = "'" + BEGIN.plus(Duration.ofMinutes(minute)) + "'::timestamptz";
            assertThat(wrongBuckets(since)).as("since minute " + minute).isZero();
        }
        assertThat(buckets("'" + BEGIN + "'::timestamptz")).isPositive();
        assertThat(outside("'" + BEGIN + "'::timestamptz")).isZero();
    }

    @Test
    void whereNothingIsCompleteNoBucketIsCovered() {
        poll(new Random(1));

        assertThat(buckets("NULL::timestamptz")).isZero();
    }
}
