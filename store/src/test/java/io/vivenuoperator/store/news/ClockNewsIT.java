package io.vivenuoperator.store.news;

import static io.vivenuoperator.store.Samples.NOON;
import static io.vivenuoperator.store.Samples.wasRead;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ClockNewsIT {
    private static final Duration FRESH_FOR = Duration.ofMinutes(15);

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private NewsLog log;

    @BeforeEach
    void aRegionThatWasRead() {
        wasRead(db, "dach");
        log = new NewsLog(db);
    }

    private void sale(String event, Instant from, Instant until) {
        db.execute("INSERT INTO event (region_key, event_id, name, sell_start, sell_end, changed_at) VALUES (1, '"
                + event
                + "', 'HYROX', '" + from + "', '" + until + "', '" + NOON + "') ON CONFLICT (region_key, event_id)"
                + " DO UPDATE SET sell_start = excluded.sell_start, sell_end = excluded.sell_end");
    }

    private static Instant at(long seconds) {
        return NOON.plusSeconds(seconds);
    }

    private List<String> lookAt(long seconds) {
        db.database().inTransaction(tx -> new ClockNews().look(tx, FRESH_FOR, at(seconds)));
        return log.told();
    }

    @Test
    void aSaleBeginsAndEndsOnce() {
        sale("e1", at(10), at(20));

        assertThat(lookAt(0)).isEmpty();
        assertThat(lookAt(9)).isEmpty();
        assertThat(lookAt(10)).containsExactly("event.sale_started e1");
        assertThat(lookAt(11)).isEmpty();
        assertThat(lookAt(25)).containsExactly("event.sale_ended e1");
        assertThat(lookAt(26)).isEmpty();
    }

    @Test
    void whatHappenedWhileNobodyLookedIsToldInItsOrder() {
        lookAt(0);
        sale("late", at(40_000), at(90_000));
        sale("early", at(10_000), at(50_000));

        assertThat(lookAt(86_400))
                .containsExactly("event.sale_started early", "event.sale_started late", "event.sale_ended early");
    }

    @Test
    void theFirstLookPassesOverWhatIsSo() {
        sale("e1", at(-60), at(100_000));

        assertThat(lookAt(0)).isEmpty();
        assertThat(lookAt(1)).isEmpty();
    }

    @Test
    void aStartThatBecomesKnownALittleLateIsTold() {
        lookAt(100);
        sale("e1", at(90), at(100_000));
        sale("long-since", at(-7_200), at(100_000));

        assertThat(lookAt(101)).containsExactly("event.sale_started e1");
    }

    @Test
    void aSaleThatIsPutOffBeginsAnew() {
        lookAt(0);
        sale("e1", at(10), at(100_000));
        assertThat(lookAt(10)).containsExactly("event.sale_started e1");

        sale("e1", at(500), at(100_000));

        assertThat(lookAt(400)).isEmpty();
        assertThat(lookAt(500)).containsExactly("event.sale_started e1");
    }

    @Test
    void aClockThatStepsBackTellsNothingTwice() {
        lookAt(0);
        sale("e1", at(10), at(100_000));
        lookAt(20);

        assertThat(lookAt(5)).isEmpty();
        assertThat(lookAt(15)).isEmpty();
        assertThat(lookAt(21)).isEmpty();
    }

    @Test
    void aRegionIsToldOfWhenItIsNoLongerFreshAndWhenItIsAgain() {
        db.execute("INSERT INTO poll_coverage VALUES (1, '" + NOON + "', '" + NOON + "', 1)");

        assertThat(lookAt(0)).isEmpty();
        assertThat(lookAt(900)).isEmpty();
        assertThat(lookAt(901)).containsExactly("region.not_fresh dach");
        assertThat(lookAt(902)).isEmpty();
        db.execute("UPDATE poll_coverage SET to_at = '" + at(1_000) + "'");
        assertThat(lookAt(1_010)).isEmpty();
        assertThat(lookAt(1_021)).containsExactly("region.fresh_again dach");
    }

    @Test
    void aRegionThatNobodyHasReadYetIsNeither() {
        db.execute("UPDATE region SET complete_since = NULL");
        db.execute("INSERT INTO poll_coverage VALUES (1, '" + NOON + "', '" + NOON + "', 1)");

        assertThat(lookAt(0)).isEmpty();
        assertThat(lookAt(90_000)).isEmpty();
    }
}
