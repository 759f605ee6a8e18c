package io.vivenuoperator.store.poll;

import static io.vivenuoperator.store.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.ledger.SeenTickets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FullRunProgressIT {
    private static final Duration HOUR = Duration.ofHours(1);

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private final FullRunProgress progress = new FullRunProgress();

    private long run(String region) {
        return db.database().inTransaction(tx -> new PollRuns().start(tx, region, RunKind.FULL, "pod", NOON));
    }

    private FullRunState startOrResume(String region, long runId) {
        return db.database().inTransaction(tx -> progress.startOrResume(tx, region, runId, HOUR, NOON));
    }

    private void see(long runId, String ticket) {
        db.database().inTransaction(tx -> {
            new SeenTickets().note(tx, runId, List.of(ticket));
            return true;
        });
    }

    private void moved(long readingId, String event, int skip) {
        db.database().inTransaction(tx -> {
            progress.moved(tx, readingId, event, skip);
            return true;
        });
    }

    private void done(long readingId, String event) {
        db.database().inTransaction(tx -> {
            progress.done(tx, readingId, event, new FullRunState.Proved(7, 6));
            return true;
        });
    }

    private long sightings() {
        return db.number("SELECT count(*) FROM poll_sighting");
    }

    @Test
    void theNextRunGoesOnWhereTheOneBeforeWasCut() {
        // given a run that was killed in its second event, and another region's
        long killed = run("dach");
        FullRunState begun = startOrResume("dach", killed);
        done(begun.readingId(), "e1");
        moved(begun.readingId(), "e2", 1000);
        moved(begun.readingId(), "e2", 2000);
        see(begun.readingId(), "t1");
        FullRunState other = startOrResume("italy", run("italy"));

        // when
        FullRunState resumed = startOrResume("dach", run("dach"));

        // then
        assertThat(begun.resumed()).isFalse();
        assertThat(begun.readingId()).isEqualTo(killed);
        assertThat(resumed.resumed()).isTrue();
        assertThat(resumed.readingId()).isEqualTo(killed);
        assertThat(resumed.begunAt()).isEqualTo(begun.begunAt());
        assertThat(resumed.isDone("e1")).isTrue();
        assertThat(resumed.proved()).containsEntry("e1", new FullRunState.Proved(7, 6));
        assertThat(resumed.nextSkip("e2")).isEqualTo(2000);
        assertThat(resumed.isDone("e2")).isFalse();
        assertThat(resumed.nextSkip("e3")).isZero();
        assertThat(other.resumed()).isFalse();
        assertThat(sightings()).isEqualTo(1);
    }

    @Test
    void whatAPageRolledBackDidNotMove() {
        long reading = startOrResume("dach", run("dach")).readingId();

        assertThatThrownBy(() -> db.database().inTransaction(tx -> {
                    progress.moved(tx, reading, "e1", 1000);
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");

        assertThat(startOrResume("dach", run("dach")).nextSkip("e1")).isZero();
    }

    @Test
    void anEndedReadingLeavesNothing() {
        long reading = startOrResume("dach", run("dach")).readingId();
        done(reading, "e1");
        see(reading, "t1");

        db.database().inTransaction(tx -> {
            progress.end(tx, reading);
            return true;
        });

        assertThat(sightings()).isZero();
        assertThat(db.number("SELECT count(*) FROM full_run_event")).isZero();
        assertThat(startOrResume("dach", run("dach")).resumed()).isFalse();
    }

    @Test
    void aReadingWithoutProgressForTooLongIsGivenUpWithWhatItSaw() {
        long old = startOrResume("dach", run("dach")).readingId();
        moved(old, "e1", 1000);
        see(old, "t1");
        db.execute("UPDATE full_run SET moved_at = now() - interval '61 minutes'");

        long next = run("dach");
        FullRunState state = startOrResume("dach", next);

        assertThat(state.resumed()).isFalse();
        assertThat(state.readingId()).isEqualTo(next);
        assertThat(state.nextSkip("e1")).isZero();
        assertThat(sightings()).isZero();
        assertThatThrownBy(() -> moved(old, "e1", 2000)).hasMessageContaining("given up");
    }

    @Test
    void whatDeadRunsSawIsForgottenInTheirRegionOnly() {
        see(run("dach"), "t1");
        see(run("italy"), "t2");

        startOrResume("dach", run("dach"));

        assertThat(db.text("SELECT ticket_id FROM poll_sighting")).isEqualTo("t2");
    }
}
