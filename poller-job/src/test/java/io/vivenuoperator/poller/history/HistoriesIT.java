package io.vivenuoperator.poller.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.poller.webhook.Mailbox;
import io.vivenuoperator.simulator.Simulator;
import io.vivenuoperator.simulator.SimulatorSettings;
import io.vivenuoperator.store.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Whatever happened, after quiet runs the tables are the truth. {@code -Dhistories=10000} runs more histories, {@code
 * -Dfirst.history=17 -Dhistories=1} repeats one.
 */
class HistoriesIT {
    private static final int HISTORIES = Integer.getInteger("histories", 100);
    private static final int FIRST = Integer.getInteger("first.history", 0);
    /** Creating a new world and empty tables costs as much as several histories. */
    private static final int SELLERS = 50;

    private static final int DEAREST_QUIET_RUN = 10;

    @RegisterExtension
    final TestDatabase database = TestDatabase.migrated().keepingPlans();

    private long fromBefore;

    @Test
    void afterTheLastQuietRunsTheTablesAreTheTruth() {
        Instant begin = Instant.now();
        long steps = 0;
        for (int first = FIRST; first < FIRST + HISTORIES; first = (first / SELLERS + 1) * SELLERS) {
            var time = new MovableClock();
            var ours = new OursByTurns(time);
            try (Simulator vivenu = Simulator.start(settings(first / SELLERS), time);
                    Mailbox mailbox = Mailbox.open(database.runtimeUrl(), ours)) {
                Map<String, LateMail> mail = new HashMap<>();
                vivenu.overheardBy(
                        (seller, body) -> Optional.ofNullable(mail.get(seller)).ifPresent(mine -> mine.post(body)));
                int end = Math.min((first / SELLERS + 1) * SELLERS, FIRST + HISTORIES);
                for (int number = first; number < end; number++) {
                    steps += live(number, vivenu, time, ours, mailbox, mail);
                }
            }
            database.execute("TRUNCATE region, snapshot, event_hour, event_day, webhook_delivery CASCADE");
        }
        assertThat(steps).isPositive();
        assertThat(fromBefore).as("rows from before anybody watched").isPositive();
        System.out.printf(
                "%d histories (%d to %d), %d steps, %d rows from before, %d s%n",
                HISTORIES,
                FIRST,
                FIRST + HISTORIES - 1,
                steps,
                fromBefore,
                Duration.between(begin, Instant.now()).toSeconds());
    }

    private int live(
            int number,
            Simulator vivenu,
            MovableClock time,
            OursByTurns turns,
            Mailbox mailbox,
            Map<String, LateMail> mail) {
        var chance = new Random(number);
        String seller = "s" + number % SELLERS;
        var books = new Books(database, "h" + number);
        Clock ours = Clock.offset(time, skew(chance));
        turns.now(ours);
        var post = new LateMail(chance, mailbox, books.region());
        mail.put(seller, post);
        var http = new StraightHttp(vivenu);
        var poller = new Poller(http, database, vivenu, seller, books.region(), ours);
        var history = new History(chance, vivenu, seller, poller, time, post, http);
        try {
            history.happen();
            history.pollQuietly(RunKind.INCREMENTAL);
            books.assertReadUntilIsNotAfter(vivenu.now(seller));
            history.theVendorsClockGoesAsFarAheadAsItEverDid();
            history.pollQuietly(RunKind.INCREMENTAL);
            if (!history.hasHiddenDepartures()) {
                books.assertHold(vivenu.truth(seller));
            }
            if (books.hasOpenReading()) {
                // It resumes with the vendor's time when it began; only the next one has read
                // everything today.
                assertThat(history.pollQuietly(RunKind.FULL)).isEmpty();
                books.assertSold(vivenu.truth(seller));
            }
            assertThat(history.pollQuietly(RunKind.FULL)).isEmpty();
            books.assertAre(vivenu.truth(seller));
            history.lateMailArrives();
            if (books.hasEventsThatOnlyMailNamed()) {
                // The vendor deleted them before anything was read of them, which only a full run finds out.
                assertThat(history.pollQuietly(RunKind.FULL)).isEmpty();
            }
            books.assertAre(vivenu.truth(seller));
            books.assertConsistent();
            List<String> before = books.reconstructed();
            fromBefore += before.size();
            history.soldTicketsChange();
            assertThat(books.reconstructed())
                    .as("what had been sold before anybody watched")
                    .isEqualTo(before);
            books.assertConsistent();
            vivenu.clearRequests();
            history.pollQuietly(RunKind.INCREMENTAL);
            assertThat(vivenu.requests(seller).total())
                    .as("requests of a quiet run")
                    .isLessThanOrEqualTo(DEAREST_QUIET_RUN);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "history " + number + " (again: -Dfirst.history=" + number + " -Dhistories=1): " + history.told(),
                    e);
        }
        return history.told().size();
    }

    /** Our offset: minutes for most, hours for some. */
    private static Duration skew(Random chance) {
        int seconds = chance.nextInt(-300, 301);
        return Duration.ofSeconds(chance.nextInt(4) == 0 ? seconds * 60L : seconds);
    }

    private static SimulatorSettings settings(int seed) {
        return SimulatorSettings.defaults()
                .withSellers(IntStream.range(0, SELLERS).mapToObj(i -> "s" + i).toList())
                .withSeed(seed)
                .withEventsPerSeller(3)
                .withTicketsPerEvent(4);
    }
}
