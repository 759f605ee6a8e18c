package io.vivenuoperator.events.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.store.delivery.OutcomeBatch.MinuteRow;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShardTallyTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final Instant NEXT = NOON.plusSeconds(60);

    private final ShardTally tally = new ShardTally(1);

    private static MinuteRow row(Instant minute, long delivered) {
        return new MinuteRow(3, minute, "s", "ticket.sold", "dach", delivered, 0);
    }

    private void pass(int rows, Instant minute, Optional<Instant> gathered) {
        IntStream.range(0, rows).forEach(_ -> tally.passed(row(minute, 1), gathered));
    }

    @Test
    void whatTheDatabaseHasCountedIsNotGathered() {
        pass(3, NOON, Optional.empty());
        pass(3, NOON, Optional.of(NEXT));

        assertThat(tally.rows()).isEmpty();
    }

    @Test
    void whatItHasLeftOutIsGatheredByMinute() {
        pass(3, NOON, Optional.of(NOON));
        pass(2, NEXT, Optional.of(NOON));

        assertThat(tally.rows()).containsExactly(row(NOON, 3), row(NEXT, 2));
    }

    @Test
    void onlyWhereThereIsMuchItIsWorthGathering() {
        tally.recounted();
        pass(16, NOON, Optional.empty());
        assertThat(tally.next(false)).isEmpty();
        assertThat(tally.hasNews(false)).isFalse();

        pass(1, NEXT, Optional.empty());

        assertThat(tally.next(false)).contains(NEXT);
        assertThat(tally.next(true)).isEmpty();
        assertThat(tally.hasNews(false)).isTrue();
    }

    @Test
    void afterAQuietTimeNothingIsGatheredAnyMore() {
        pass(17, NOON, Optional.of(NOON));
        tally.written(tally.next(false));

        assertThat(tally.rows()).isEmpty();
        assertThat(tally.next(false)).isEmpty();
        assertThat(tally.hasNews(false)).as("the database has to be told").isTrue();
        tally.written(tally.next(false));
        assertThat(tally.hasNews(false)).isFalse();
    }

    @Test
    void aNewLeaseIsInDoubtUntilItsAttemptsWereCounted() {
        pass(2, NOON, Optional.of(NOON));
        assertThat(tally.isDoubtful()).isTrue();

        tally.recounted();

        assertThat(tally.isDoubtful()).isFalse();
        assertThat(tally.rows()).as("were counted as well").isEmpty();
    }
}
