package io.vivenuoperator.store.historical;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.store.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EndpointLeasesIT {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final EndpointFingerprint ENDPOINT =
            EndpointFingerprint.of("https://filter.example.com/ticket-created?key=canary", "filter.example.com");

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private final EndpointLeases leases = new EndpointLeases();

    private EndpointLease acquire(String holder) {
        return db.database().inTransaction(tx -> leases.acquire(tx, ENDPOINT, holder, LONG));
    }

    private boolean renew(EndpointLease lease) {
        return db.database().inTransaction(tx -> leases.renew(tx, (EndpointLease.Acquired) lease, LONG));
    }

    @Test
    void oneSyncAtATimeHoldsAnEndpoint() {
        // when
        var first = acquire("pod-1");
        var second = acquire("pod-2");

        // then
        assertThat(first).isInstanceOf(EndpointLease.Acquired.class);
        assertThat(second)
                .isInstanceOfSatisfying(
                        EndpointLease.HeldBy.class,
                        held -> assertThat(held.holder()).isEqualTo("pod-1"));
    }

    @Test
    void aLeaseThatRanOutIsTheNextOnesAndTheFormerHolderCantRenewIt() {
        // given
        var first = acquire("pod-1");
        db.execute("UPDATE historical_endpoint SET expires_at = clock_timestamp()");

        // when
        var second = acquire("pod-2");

        // then
        assertThat(second).isInstanceOf(EndpointLease.Acquired.class).isNotEqualTo(first);
        assertThat(renew(first)).isFalse();
        assertThat(renew(second)).isTrue();
    }

    @Test
    void aReleasedLeaseIsFreeAtOnce() {
        // given
        var first = acquire("pod-1");

        // when
        db.database().inTransaction(tx -> {
            leases.release(tx, (EndpointLease.Acquired) first);
            return first;
        });

        // then
        assertThat(acquire("pod-2")).isInstanceOf(EndpointLease.Acquired.class);
    }

    @Test
    void whoeverOnlyLooksMakesNoRow() {
        // when
        var found = db.database().inTransaction(tx -> leases.find(tx, ENDPOINT));

        // then
        assertThat(found).isEmpty();
        assertThat(db.number("SELECT count(*) FROM historical_endpoint")).isZero();
    }

    @Test
    void theUrlIsNotKept() {
        // when
        acquire("pod-1");

        // then
        assertThat(db.text("SELECT historical_endpoint::text FROM historical_endpoint"))
                .contains("filter.example.com")
                .doesNotContain("canary", "ticket-created");
    }
}
