package io.vivenuoperator.poller;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.pooler.NeedsPgBouncer;
import io.vivenuoperator.store.pooler.Neighbour;
import io.vivenuoperator.store.pooler.Pooler;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Behind a pooler that lends its only server connection per transaction. */
@NeedsPgBouncer
class PoolerIT extends OnASimulatedVivenu {
    @Test
    void aNeighboursHabitsChangeNothingAndAreLeftAsTheyAre() {
        try (var pooler = Pooler.start(database.url(), 1);
                var neighbour = Neighbour.at(pooler.url()).withHabits()) {
            Map<String, String> before = neighbour.session();
            environment.put("DATABASE_URL", pooler.url());

            assertThat(run(FULL)).isZero();
            assertThat(report().path("outcome").asText()).isEqualTo("Complete");
            assertThat(run(INCREMENTAL)).isZero();

            assertThat(report().path("outcome").asText()).isEqualTo("Complete");
            assertStoredIsTrue();
            assertThat(neighbour.changedSince(before)).isEmpty();
        }
    }

    @Test
    void aDatabaseIsMadeAndFilledByWayOfIt() {
        try (var empty = TestDatabase.empty().start();
                var pooler = Pooler.start(empty.url(), 1)) {
            environment.put("DATABASE_URL", pooler.url());
            // a page takes time, so that the lease is renewed meanwhile
            environment.put("LEASE_SECONDS", "4");

            assertThat(run(List.of("migrate"))).isZero();
            assertThat(run(FULL)).isZero();

            assertThat(report().path("outcome").asText()).isEqualTo("Complete");
            assertThat(empty.number("SELECT count(*) FROM ticket")).isPositive();
        }
    }
}
