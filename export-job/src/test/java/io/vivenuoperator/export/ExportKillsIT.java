package io.vivenuoperator.export;

import static io.vivenuoperator.store.Samples.NOON;
import static io.vivenuoperator.store.Samples.event;
import static io.vivenuoperator.store.Samples.type;
import static io.vivenuoperator.store.Samples.wasRead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.platform.config.job.JobProcess;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.event.EventRecord;
import io.vivenuoperator.store.event.EventRepository;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The packaged job is killed and stopped. {@code -Dkills=100} for more. */
class ExportKillsIT {
    private static final int KILLS = Integer.getInteger("kills", 5);

    @RegisterExtension
    final TestDatabase database = TestDatabase.migrated();

    @TempDir
    Path directory;

    private final CountDownLatch held = new CountDownLatch(1);
    private SheetsStage stage;

    @BeforeEach
    void begin() {
        wasRead(database, "dach");
        record(0);
        stage = new SheetsStage(database, directory);
    }

    @AfterEach
    void end() {
        held.countDown();
        stage.close();
    }

    /** Another version of all events. */
    private void record(int version) {
        List<EventRecord> events = IntStream.range(0, 200)
                .mapToObj(i -> event("dach", "e" + i, version, type("a", 100 + version)))
                .toList();
        database.database().inTransaction(tx -> new EventRepository().record(tx, events, NOON));
    }

    @Test
    void aKilledExportLeavesTheOldOrTheNewSheet() {
        // given: a first run ends, and leaves the class archive
        try (var first = start()) {
            assertThat(first.exitCode()).isZero();
        }
        var random = new Random(16);
        int killed = 0;
        for (int i = 1; i <= KILLS; i++) {
            var old = stage.google().spreadsheet().picture();
            record(i);
            long delay = random.nextLong(1_500);

            // when
            try (var process = start()) {
                await().pollDelay(Duration.ofMillis(delay)).until(() -> true);
                killed += process.kill() ? 1 : 0;
            }
            var left = stage.google().spreadsheet().picture();
            assertThat(stage.run().code().number()).isZero();

            // then
            assertThat(left).isIn(old, stage.google().spreadsheet().picture());
        }
        System.out.printf("export: %d of %d runs killed, each sheet the old or the new one%n", killed, KILLS);
    }

    @Test
    void aSignalEndsTheRunWithItsReport() {
        // given
        stage.google().atArrival(_ -> awaitRelease());

        // when
        try (var process = start()) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !stage.google().requests().isEmpty());
            process.terminate();

            // then
            assertThat(process.exitCode()).isEqualTo(75);
            assertThat(process.output()).contains("\"outcome\":\"Stopped\",\"reason\":\"Interrupted\"");
        }
    }

    private void awaitRelease() {
        try {
            assertThat(held.await(2, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private JobProcess start() {
        return JobProcess.start(
                "export-job", directory, JobProcess.archived(directory), stage.environment(), List.of("sheets"));
    }
}
