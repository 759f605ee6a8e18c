package io.vivenuoperator.historical;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.store.TestDatabase;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** 1.8 s scaled to 18 ms. {@code -Dpace.sends=500} for more of them. */
class PaceIT {
    private static final int SENDS = Integer.getInteger("pace.sends", 60);
    private static final long INTERVAL_MICROS = 18_000;
    /** The claim's two clock readings are microseconds apart. */
    private static final long READING_MICROS = 500;

    @RegisterExtension
    final TestDatabase database = TestDatabase.migrated();

    @TempDir
    Path directory;

    @Test
    void noTwoSendsAreCloserThanTheIntervalAcrossSyncsToo() {
        try (var stage = new SyncStage(database, directory, SENDS)) {
            // given
            stage.with("MIN_INTERVAL_MILLIS", "18").with("FILTER_NAME_CONTAINS", "");
            stage.with("FILTER_LIMIT", Integer.toString(SENDS / 2));

            // when
            stage.run("sync");
            stage.with("FILTER_LIMIT", Integer.toString(SENDS)).run("sync");

            // then
            long shortest = database.number(
                    "SELECT min(extract(epoch FROM gap) * 1000000)::bigint FROM"
                            + " (SELECT claimed_at - lag(claimed_at) OVER (ORDER BY claimed_at) AS gap FROM replayed_ticket) AS g");
            long[] at = stage.endpoint().arrivals().stream()
                    .mapToLong(ReplayEndpoint.Arrival::atNanos)
                    .toArray();
            var gaps = IntStream.range(1, at.length)
                    .mapToLong(i -> at[i] - at[i - 1])
                    .sorted()
                    .toArray();
            System.out.printf(
                    "Pace: %d sends at 18 ms; between claims at least %.3f ms; between arrivals at least %.3f ms, median %.3f ms%n",
                    at.length, shortest / 1e3, gaps[0] / 1e6, gaps[gaps.length / 2] / 1e6);
            assertThat(shortest).isGreaterThanOrEqualTo(INTERVAL_MICROS - READING_MICROS);
        }
    }
}
