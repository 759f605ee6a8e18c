package io.vivenuoperator.store.news;

import static io.vivenuoperator.store.Samples.NOON;
import static io.vivenuoperator.store.Samples.wasRead;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.run.RunCompleteness;
import io.vivenuoperator.contracts.run.RunCounts;
import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.contracts.run.RunOutcome;
import io.vivenuoperator.contracts.run.RunReason;
import io.vivenuoperator.contracts.run.RunReport;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.message.MessageRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RunNewsIT {
    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private final RunNews runs = new RunNews(NewsChoice.CHANGES);
    private NewsLog log;

    @BeforeEach
    void aRegionThatWasRead() {
        wasRead(db, "dach");
        log = new NewsLog(db);
    }

    private void finished(long run, Optional<RunReason> reason, Instant at) {
        RunOutcome outcome = reason.map(RunReason::outcome).orElse(RunOutcome.COMPLETE);
        var report = new RunReport(
                "dach",
                RunKind.FULL,
                outcome,
                reason.map(RunReason::word),
                NOON,
                at,
                Optional.of(new RunCounts(1, 2, 3)),
                Optional.of(new RunCompleteness(2, 2, 100)),
                Optional.empty(),
                "Read 1 event and 2 tickets.");
        db.database().inTransaction(tx -> {
            runs.finished(tx, run, report);
            return true;
        });
    }

    @Test
    void aRunIsToldOfWhenItBeginsAndEnds() {
        db.database().inTransaction(tx -> {
            runs.started(tx, "dach", 7, RunKind.FULL, NOON);
            return true;
        });
        finished(7, Optional.empty(), NOON.plusSeconds(9));
        finished(8, Optional.of(RunReason.EVENTS_FAILED), NOON.plusSeconds(19));
        finished(9, Optional.of(RunReason.VENDOR_UNAVAILABLE), NOON.plusSeconds(29));

        assertThat(log.told()).containsExactly("job.started 7", "job.completed 7", "job.completed 8", "job.failed 9");
    }

    @Test
    void aRefusedKeyIsToldOnceUntilItIsTakenAgain() {
        finished(1, Optional.empty(), NOON);
        finished(2, Optional.of(RunReason.KEY_REFUSED), NOON.plusSeconds(300));
        finished(3, Optional.of(RunReason.KEY_REFUSED), NOON.plusSeconds(600));
        finished(4, Optional.of(RunReason.VENDOR_UNAVAILABLE), NOON.plusSeconds(900));
        finished(5, Optional.empty(), NOON.plusSeconds(1_200));
        finished(6, Optional.of(RunReason.KEY_REFUSED), NOON.plusSeconds(1_500));

        assertThat(log.messages())
                .filteredOn(message -> message.type().startsWith("region."))
                .extracting(MessageRecord::type)
                .containsExactly("region.key_refused", "region.key_refused");
    }

    @Test
    void aRegionIsReadyOnce() {
        var news = new NewsWriter(NewsChoice.CHANGES);
        for (int run = 0; run < 3; run++) {
            Instant now = NOON.plusSeconds(86_400L * run);
            db.database().inTransaction(tx -> {
                news.tellReady(tx, "dach", now);
                return true;
            });
        }

        assertThat(log.told()).containsExactly("region.ready dach");
    }

    @Test
    void aSubscriptionHasItsMessages() {
        var messages = new SubscriptionMessages("6a1f", "sales-hook");
        db.database().inTransaction(tx -> {
            NewsWriter.append(
                    tx,
                    List.of(
                            messages.failing("Timeout", NOON),
                            messages.disabled("Gone", NOON),
                            messages.recovered(NOON),
                            messages.deadLetters("Timeout", 3, NOON),
                            messages.triggered(NOON)));
            return true;
        });

        assertThat(log.messages()).hasSize(5).extracting(MessageRecord::source).containsOnly("events-service");
    }
}
