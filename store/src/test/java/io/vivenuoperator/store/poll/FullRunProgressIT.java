package io.vivenuoperator.store.poll;

import static io.vivenuoperator.store.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.ledger.SeenTickets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
            progress.moved(tx, readingId, event, new EventProgress.Reading(skip));
            return true;
        });
    }

    private void done(long readingId, String event) {
        db.database().inTransaction(tx -> {
            progress.moved(tx, readingId, event, new EventProgress.Proved(7, 6));
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
        assertThat(resumed.begun().at()).isEqualTo(begun.begun().at());
        assertThat(resumed.events())
                .isEqualTo(Map.of("e1", new EventProgress.Proved(7, 6), "e2", new EventProgress.Reading(2000)));
        assertThat(other.resumed()).isFalse();
        assertThat(sightings()).isEqualTo(1);
    }

    @Test
    void everyStageAndPlaceIsKept() {
        long reading = startOrResume("dach", run("dach")).readingId();
        FullRunState begun = startOrResume("dach", run("dach"));

        write(tx -> progress.listed(tx, reading, new ListPosition(100, Optional.of(250L))));
        FullRunState listing = startOrResume("dach", run("dach"));
        write(tx -> progress.listed(tx, reading, new ListPosition(200, Optional.empty())));
        FullRunState untold = startOrResume("dach", run("dach"));
        write(tx -> progress.allListed(tx, reading));
        FullRunState listed = startOrResume("dach", run("dach"));
        write(tx -> progress.eventsLeft(tx, reading));
        FullRunState left = startOrResume("dach", run("dach"));

        assertThat(List.of(begun, listing, untold, listed, left))
                .extracting(FullRunState::stage)
                .containsExactly(
                        FullRunStage.LISTING,
                        FullRunStage.LISTING,
                        FullRunStage.LISTING,
                        FullRunStage.READING,
                        FullRunStage.EVENTS_LEFT);
        assertThat(List.of(begun, listing, untold, listed, left))
                .extracting(FullRunState::listed)
                .containsExactly(
                        Optional.empty(),
                        Optional.of(new ListPosition(100, Optional.of(250L))),
                        Optional.of(new ListPosition(200, Optional.empty())),
                        Optional.empty(),
                        Optional.empty());
    }

    @ParameterizedTest
    @MethodSource
    void howFarAnEventGotIsKept(EventProgress event) {
        long reading = startOrResume("dach", run("dach")).readingId();
        moved(reading, "e1", 500);

        write(tx -> progress.moved(tx, reading, "e1", event));

        assertThat(startOrResume("dach", run("dach")).events()).isEqualTo(Map.of("e1", event));
    }

    static List<EventProgress> howFarAnEventGotIsKept() {
        return List.of(
                new EventProgress.Listed(),
                new EventProgress.Reading(1000),
                new EventProgress.Read(),
                new EventProgress.Proved(7, 6));
    }

    private void write(Write write) {
        db.database().inTransaction(tx -> {
            write.on(tx);
            return true;
        });
    }

    private interface Write {
        void on(Connection tx) throws SQLException;
    }

    @Test
    void whatAPageRolledBackDidNotMove() {
        long reading = startOrResume("dach", run("dach")).readingId();

        assertThatThrownBy(() -> db.database().inTransaction(tx -> {
                    progress.moved(tx, reading, "e1", new EventProgress.Reading(1000));
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");

        assertThat(startOrResume("dach", run("dach")).events()).isEmpty();
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
        assertThat(state.events()).isEmpty();
        assertThat(sightings()).isZero();
        assertThatThrownBy(() -> moved(old, "e1", 2000)).hasMessageContaining("abandoned");
    }

    @Test
    void whatDeadRunsSawIsForgottenInTheirRegionOnly() {
        see(run("dach"), "t1");
        see(run("italy"), "t2");

        startOrResume("dach", run("dach"));

        assertThat(db.text("SELECT ticket_id FROM poll_sighting")).isEqualTo("t2");
    }
}
