package io.vivenuoperator.store.handover;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.store.TestDatabase;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much was delivered in the last hour, as far as that is counted. */
class HandedFiguresIT {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final Instant HOUR_BEFORE = NOON.minusSeconds(3_600);

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private final HandedFigures figures = new HandedFigures();

    @BeforeEach
    void prepare() {
        db.execute("""
                INSERT INTO subscription (uid, origin, name, spec, regions, created_by, active, shard, created_at, changed_at,
                                          revision)
                VALUES ('s', 'kubernetes', 's', '{}', '{*}', 'test', true, 3, now(), now(), 1);
                INSERT INTO delivery_minute (minute, subscription_uid, type, source, delivered, failed) VALUES
                ('2026-11-28T10:55Z', 's', 't', 'dach', 10000, 0), ('2026-11-28T10:59Z', 's', 't', 'dach', 1000, 0),
                ('2026-11-28T11:30Z', 's', 't', 'dach', 100, 1), ('2026-11-28T11:58Z', 's', 't', 'dach', 10, 0),
                ('2026-11-28T11:59Z', 's', 't', 'dach', 1, 0)
                """);
    }

    private Optional<Long> delivered() {
        return db.database()
                .inTransaction(tx -> figures.subscriptions(tx, HOUR_BEFORE, HOUR_BEFORE))
                .getFirst()
                .delivered();
    }

    @Test
    void whatIsNotGatheredCountsUpToNow() {
        assertThat(delivered()).contains(111L);
    }

    @ParameterizedTest
    @CsvSource({"11:59, 1110", "11:58, 1100", "11:55, 11100", "11:54,"})
    void elseTheHourEndsWhereTheCountsAreComplete(String since, @Nullable Long delivered) {
        db.execute("UPDATE subscription_lease SET counting_since = '2026-11-28T" + since + "Z' WHERE shard = 3");

        assertThat(delivered()).isEqualTo(Optional.ofNullable(delivered));
    }
}
