package io.vivenuoperator.store.poll;

import static io.vivenuoperator.store.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.run.RunCompleteness;
import io.vivenuoperator.contracts.run.RunCounts;
import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.contracts.run.RunOutcome;
import io.vivenuoperator.contracts.run.RunReason;
import io.vivenuoperator.contracts.run.RunReport;
import io.vivenuoperator.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PollIT {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private final PollLease leases = new PollLease();
    private final SyncCursors cursors = new SyncCursors();

    private LeaseDecision acquire(String region, String holder, Duration duration) {
        return db.database().inTransaction(tx -> leases.acquire(tx, region, RunKind.FULL, holder, duration, NOON));
    }

    private boolean renew(LeaseDecision lease) {
        return db.database().inTransaction(tx -> leases.renew(tx, (LeaseDecision.Acquired) lease, MINUTE));
    }

    private void advance(Instant readUntil) {
        db.database().inTransaction(tx -> {
            cursors.advance(tx, "dach", SyncCursors.Stream.TICKETS, readUntil);
            return true;
        });
    }

    private Optional<Instant> readUntil(SyncCursors.Stream stream) {
        return db.database().inTransaction(tx -> cursors.readUntil(tx, "dach", stream));
    }

    private void looked(Instant at) {
        db.database().inTransaction(tx -> {
            new CoverageIntervals().looked(tx, "dach", at, Duration.ofMinutes(30));
            return true;
        });
    }

    @Test
    void keepsWhatARunReports() {
        var runs = new PollRuns();
        long run = db.database().inTransaction(tx -> runs.start(tx, "dach", RunKind.FULL, "pod-1", NOON));

        db.database().inTransaction(tx -> {
            runs.finish(
                    tx,
                    run,
                    new RunReport(
                            "dach",
                            RunKind.FULL,
                            RunOutcome.PARTIAL,
                            Optional.of(RunReason.BELOW_THRESHOLD.word()),
                            NOON,
                            NOON.plusSeconds(9),
                            Optional.of(new RunCounts(31, 412, 7)),
                            Optional.of(new RunCompleteness(100, 90, 90.0)),
                            Optional.empty(),
                            "90 of 100 sold tickets are stored."));
            return true;
        });

        assertThat(db.text("SELECT region || kind || outcome || reason || events || tickets || requests || vendor_sold"
                        + " || stored_sold || completeness_percent FROM poll_runs"))
                .isEqualTo("dachFullPartialBelowThreshold3141271009090");
    }

    @Test
    void aSecondRunIsToldWhoWorks() {
        acquire("dach", "pod-1", MINUTE);

        assertThat(acquire("dach", "pod-2", MINUTE)).isInstanceOfSatisfying(LeaseDecision.HeldBy.class, held -> {
            assertThat(held.holder()).isEqualTo("pod-1");
            assertThat(held.kind()).isEqualTo("Full");
            assertThat(held.expiresAt()).isAfter(held.since());
        });
        assertThat(acquire("italy", "pod-2", MINUTE)).isInstanceOf(LeaseDecision.Acquired.class);
    }

    @Test
    void aReleasedLeaseIsFreeAtOnce() {
        LeaseDecision first = acquire("dach", "pod-1", MINUTE);

        db.database().inTransaction(tx -> {
            leases.release(tx, (LeaseDecision.Acquired) first);
            return true;
        });

        assertThat(acquire("dach", "pod-2", MINUTE)).isInstanceOf(LeaseDecision.Acquired.class);
    }

    @Test
    void aKilledRunsLeaseEndsAndCannotBeRenewed() {
        LeaseDecision killed = acquire("dach", "pod-1", MINUTE);
        assertThat(renew(killed)).isTrue();
        db.execute("UPDATE poll_lease SET expires_at = now() - interval '1 second'");

        LeaseDecision next = acquire("dach", "pod-2", MINUTE);

        assertThat(next).isInstanceOf(LeaseDecision.Acquired.class);
        assertThat(renew(killed)).isFalse();
        assertThat(renew(next)).isTrue();
    }

    @Test
    void aCursorOnlyMovesForward() {
        assertThat(readUntil(SyncCursors.Stream.TICKETS)).isEmpty();

        advance(NOON.plusSeconds(60));
        advance(NOON);

        assertThat(readUntil(SyncCursors.Stream.TICKETS)).contains(NOON.plusSeconds(60));
        assertThat(readUntil(SyncCursors.Stream.EVENTS)).isEmpty();
    }

    @Test
    void coverageIsOneIntervalUntilThereIsAGap() {
        looked(NOON);
        looked(NOON.plusSeconds(900));
        looked(NOON.plusSeconds(1_800));
        looked(NOON.plusSeconds(7_200));

        assertThat(db.text("SELECT string_agg(extract(epoch FROM to_at - from_at)::integer || ' ' || polls, ','"
                        + " ORDER BY from_at) FROM coverage"))
                .isEqualTo("1800 3,0 1");
    }
}
