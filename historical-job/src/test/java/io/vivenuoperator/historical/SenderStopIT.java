package io.vivenuoperator.historical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.platform.config.job.JobProcess;
import io.vivenuoperator.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM for the packaged sender. */
class SenderStopIT {
    @RegisterExtension
    final TestDatabase database = TestDatabase.migrated();

    @TempDir
    Path directory;

    private final CountDownLatch held = new CountDownLatch(1);
    private SyncStage stage;

    @BeforeEach
    void begin() {
        stage = new SyncStage(database, directory, 60);
        stage.with("FILTER_NAME_CONTAINS", "");
    }

    @AfterEach
    void end() {
        held.countDown();
        stage.close();
    }

    private JobProcess start() {
        return JobProcess.start(
                "historical-job",
                directory,
                JobProcess.archived(directory),
                stage.environment(),
                List.of("sync", SyncStage.SELLER, stage.eventId()));
    }

    private void awaitArrivals(int number) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> stage.endpoint().arrivals().size() >= number);
    }

    @Test
    void theRequestUnderWayIsFinishedAndSettledAndTheNextProcessGoesOn() {
        // given
        stage.endpoint().answering(arrival -> {
            if (stage.endpoint().arrivals().size() == 3) {
                awaitRelease();
            }
            return 204;
        });

        // when
        try (var process = start()) {
            awaitArrivals(3);
            process.terminate();
            await().pollDelay(Duration.ofMillis(300)).until(process::isAlive);
            held.countDown();

            // then
            assertThat(process.exitCode()).isEqualTo(75);
            assertThat(process.output()).contains("\"outcome\":\"Stopped\"", "\"sent\":3");
        }
        assertThat(stage.rows("Sent")).isEqualTo(3);
        assertThat(stage.rows("Claimed") + stage.rows("InDoubt")).isZero();

        // when
        try (var next = start()) {
            // then
            assertThat(next.exitCode()).isZero();
        }
        assertThat(stage.endpoint().ticketIds()).doesNotHaveDuplicates();
    }

    private void awaitRelease() {
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aRestIsNotWaitedFor() {
        // given
        stage.with("MIN_INTERVAL_MILLIS", "600000");

        // when
        try (var process = start()) {
            awaitArrivals(1);
            await().until(() -> stage.rows("Sent") == 1);
            long begun = System.nanoTime();
            process.terminate();

            // then
            assertThat(process.exitCode()).isEqualTo(75);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
        }
        assertThat(stage.endpoint().arrivals()).hasSize(1);
    }
}
