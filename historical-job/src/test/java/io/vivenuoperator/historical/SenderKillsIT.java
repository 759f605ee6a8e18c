package io.vivenuoperator.historical;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.historical.ReplayEndpoint.Arrival;
import io.vivenuoperator.platform.config.job.JobProcess;
import io.vivenuoperator.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kill -9 for the packaged sender at random instants, until every ticket is done with. {@code -Dkills=100} with {@code
 * -Dkills.tickets=3000} is the full proof, {@code -Dkills.seed=7} another one.
 */
class SenderKillsIT {
    private static final int KILLS = Integer.getInteger("kills", 3);
    private static final int TICKETS = Integer.getInteger("kills.tickets", 300);
    private static final long SEED = Long.getLong("kills.seed", 1);
    private static final int LATEST_MILLIS_AFTER_A_SEND = 30;

    @RegisterExtension
    final TestDatabase database = TestDatabase.migrated();

    @TempDir
    Path directory;

    private final Random chance = new Random(SEED);
    private SyncStage stage;
    private Set<String> wanted;
    private int kills;

    @BeforeEach
    void begin() {
        stage = new SyncStage(database, directory, TICKETS);
        stage.with("FILTER_NAME_CONTAINS", "").with("MIN_INTERVAL_MILLIS", "2").with("SYNC_UID", "sync-1");
        stage.with("SPOOL_DIR", directory.toString());
        wanted = stage.truth().entrySet().stream()
                .filter(ticket -> SyncStage.isSold(ticket.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @AfterEach
    void end() {
        stage.close();
    }

    @Test
    void underHoldNothingArrivesTwiceAndEachDoubtIsNamed() {
        // when
        int code = killAndFinish();

        // then
        var arrived = stage.endpoint().ticketIds();
        long inDoubt = stage.rows("InDoubt");
        var missing = new HashSet<>(wanted);
        missing.removeAll(new HashSet<>(arrived));
        System.out.printf(
                "Hold: %d kills (seed %d), %d tickets, %d arrived, duplicates %d, in doubt %d (of which %d did not arrive)%n",
                kills,
                SEED,
                wanted.size(),
                arrived.size(),
                arrived.size() - Set.copyOf(arrived).size(),
                inDoubt,
                missing.size());
        assertThat(arrived).doesNotHaveDuplicates();
        assertThat(inDoubt).isLessThanOrEqualTo(kills);
        assertThat(missing).allMatch(ticket -> stage.state(ticket).equals("InDoubt"));
        assertThat(stage.rows("Sent") + inDoubt).isEqualTo(wanted.size());
        assertThat(code).isEqualTo(inDoubt == 0 ? 0 : 3);
    }

    @Test
    void underResendNothingIsMissingAndATicketHasOneId() {
        // given
        stage.with("IN_DOUBT", "Resend");

        // when
        int code = killAndFinish();

        // then
        var arrivals = stage.endpoint().arrivals();
        var ids = arrivals.stream()
                .collect(Collectors.groupingBy(Arrival::ticketId, Collectors.mapping(Arrival::id, Collectors.toSet())));
        System.out.printf(
                "Resend: %d kills (seed %d), %d tickets, missing %d, duplicates %d, tickets with several ids %d%n",
                kills,
                SEED,
                wanted.size(),
                wanted.size() - ids.size(),
                arrivals.size() - ids.size(),
                ids.values().stream().filter(each -> each.size() > 1).count());
        assertThat(ids.keySet()).isEqualTo(wanted);
        assertThat(ids.values()).allMatch(each -> each.size() == 1);
        assertThat(arrivals.size() - ids.size()).isLessThanOrEqualTo(kills);
        assertThat(stage.rows("Sent")).isEqualTo(wanted.size());
        assertThat(code).isZero();
    }

    /** The exit code of the last process, which nobody kills. */
    private int killAndFinish() {
        for (int i = 0; i < KILLS; i++) {
            runUntilKilled();
            stage.letTheLeaseEnd();
        }
        try (var last = start()) {
            int code = last.exitCode();
            assertThat(last.output()).contains("\"toSend\":");
            return code;
        }
    }

    private JobProcess start() {
        return JobProcess.start(
                "historical-job",
                directory,
                JobProcess.archived(directory),
                stage.environment(),
                List.of("sync", SyncStage.SELLER, stage.eventId()));
    }

    private void runUntilKilled() {
        int before = stage.endpoint().arrivals().size();
        int share = Math.max(1, (wanted.size() - before) / Math.max(1, KILLS - kills));
        int after = 1 + chance.nextInt(share);
        try (var process = start()) {
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .atMost(Duration.ofSeconds(60))
                    .until(() ->
                            !process.isAlive() || stage.endpoint().arrivals().size() - before >= after);
            pass(Duration.ofNanos(chance.nextInt(1_000_000 * LATEST_MILLIS_AFTER_A_SEND)));
            if (process.kill()) {
                kills++;
            }
        }
    }

    private static void pass(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - until < 0) {
            Thread.onSpinWait();
        }
    }
}
