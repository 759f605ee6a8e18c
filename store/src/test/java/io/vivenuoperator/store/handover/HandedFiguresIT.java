package io.vivenuoperator.store.handover;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.handover.HandedFigures.SubscriptionFigures;
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
                ('2026-11-28T10:55Z', 's', 't', 'dach', 10000, 20000), ('2026-11-28T10:59Z', 's', 't', 'dach', 1000, 2000),
                ('2026-11-28T11:30Z', 's', 't', 'dach', 100, 200), ('2026-11-28T11:58Z', 's', 't', 'dach', 10, 20),
                ('2026-11-28T11:59Z', 's', 't', 'dach', 1, 2)
                """);
    }

    private SubscriptionFigures ofTheSubscription() {
        return db.database()
                .inTransaction(tx -> figures.subscriptions(tx, HOUR_BEFORE, HOUR_BEFORE))
                .getFirst();
    }

    @Test
    void whatIsNotGatheredCountsUpToNow() {
        var found = ofTheSubscription();

        assertThat(found.delivered()).contains(111L);
        assertThat(found.failed()).contains(222L);
    }

    @ParameterizedTest
    @CsvSource({"11:59, 1110, 2220", "11:58, 1100, 2200", "11:55, 11100, 22200", "11:54,,"})
    void elseTheHourEndsWhereTheCountsAreComplete(String since, @Nullable Long delivered, @Nullable Long failed) {
        db.execute("UPDATE subscription_lease SET counting_since = '2026-11-28T" + since + "Z' WHERE shard = 3");

        var found = ofTheSubscription();

        assertThat(found.delivered()).isEqualTo(Optional.ofNullable(delivered));
        assertThat(found.failed()).isEqualTo(Optional.ofNullable(failed));
    }
}
