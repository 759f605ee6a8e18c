package io.vivenuoperator.poller.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.poller.history.Books;
import io.vivenuoperator.simulator.Simulator;
import io.vivenuoperator.simulator.SimulatorSettings;
import io.vivenuoperator.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kill -9 for the packaged poller at random instants of full and incremental runs, while sales continue; then one quiet
 * full run, and no differences remain. {@code -Dkills=1000} is the full proof (about 20 minutes), {@code -Dkills.seed=7}
 * another one.
 */
class KillsIT {
    private static final int KILLS = Integer.getInteger("kills", 2);
    private static final long SEED = Long.getLong("kills.seed", 1);
    /** If nothing changes, two runs read the same pages, and a page that was read twice shows. */
    private static final String STILL = "still";

    private static final int BUSY_SELLERS = Math.clamp(KILLS / 20, 1, 5);

    @RegisterExtension
    final TestDatabase database = TestDatabase.migrated();

    @TempDir
    Path directory;

    private int kills;
    private int killsOfCompleteReadings;
    private int runsThatEnded;
    private int fetchedAgain;

    @Test
    void afterKillsAtRandomInstantsOneQuietRunMakesTheTablesTrue() {
        Instant begin = Instant.now();
        var chance = new Random(SEED);
        try (Simulator vivenu = Simulator.start(settings())) {
            List<Victim> victims = Stream.concat(Stream.of(STILL), busy())
                    .map(seller -> new Victim(vivenu, database, seller, directory))
                    .toList();
            int changes = killWhileTheySell(vivenu, victims, chance);
            Victim.pass(Victim.LAG);
            victims.forEach(victim -> {
                if (!victim.seller().equals(STILL) || KILLS > BUSY_SELLERS) {
                    assertTrueAfterAQuietRun(vivenu, victim);
                }
            });
            System.out.printf(
                    "%d kills (seed %d), %d runs ended before theirs, %d changes meanwhile, differences 0;"
                            + " still seller: %d kills, %d pages fetched again; %d s%n",
                    kills,
                    SEED,
                    runsThatEnded,
                    changes,
                    killsOfCompleteReadings,
                    fetchedAgain,
                    Duration.between(begin, Instant.now()).toSeconds());
        }
    }

    private int killWhileTheySell(Simulator vivenu, List<Victim> victims, Random chance) {
        try (Traffic traffic = Traffic.begin(vivenu, busy().toList(), SEED)) {
            for (int run = 0; kills < KILLS; run++) {
                Victim victim = victims.get((run + 1) % victims.size());
                if (victim.runUntilKilled(chance)) {
                    kills++;
                } else {
                    runsThatEnded++;
                    assertAtMostOnePageAgainForEachKill(vivenu, victim);
                }
            }
            return traffic.changes();
        }
    }

    private void assertAtMostOnePageAgainForEachKill(Simulator vivenu, Victim victim) {
        if (victim.seller().equals(STILL)) {
            int allowed = victim.killsOfThisReading();
            List<String> again = victim.fetchedAgain();
            assertThat(again).as("after " + allowed + " kills").hasSizeLessThanOrEqualTo(allowed);
            killsOfCompleteReadings += allowed;
            fetchedAgain += again.size();
        }
        vivenu.clearRequests();
    }

    private void assertTrueAfterAQuietRun(Simulator vivenu, Victim victim) {
        victim.run("full");
        var books = new Books(database, victim.seller());
        books.assertAre(vivenu.truth(victim.seller()));
        books.assertConsistent();
    }

    private static Stream<String> busy() {
        return IntStream.range(0, BUSY_SELLERS).mapToObj(number -> "busy" + number);
    }

    private static SimulatorSettings settings() {
        return SimulatorSettings.defaults()
                .withSellers(Stream.concat(Stream.of(STILL), busy()).toList())
                .withEventsPerSeller(4)
                .withTicketsPerEvent(400)
                .withSeed(SEED);
    }
}
