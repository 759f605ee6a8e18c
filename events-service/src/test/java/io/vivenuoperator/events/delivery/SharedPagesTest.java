package io.vivenuoperator.events.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.store.delivery.LogPages.LogPlace;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SharedPagesTest {
    private final SharedPages pages = new SharedPages(200);

    private static LogPlace at(long seq) {
        return new LogPlace(seq, Instant.EPOCH);
    }

    @Test
    void oneIsReadForAllThatStandAtAPlace() {
        assertThat(pages.ask(at(1_000))).isTrue();
        assertThat(pages.ask(at(1_000))).isFalse();
    }

    @Test
    void whoIsALittleAheadWaitsForThePageThatBeginsEarlier() {
        pages.ask(at(1_000));

        assertThat(pages.ask(at(1_199))).isFalse();
    }

    @Test
    void whoIsFurtherAheadThanAPageReachesHasItsOwn() {
        pages.ask(at(1_000));

        assertThat(pages.ask(at(1_200))).isTrue();
    }

    @Test
    void whoIsBehindHasItsOwn() {
        pages.ask(at(1_000));

        assertThat(pages.ask(at(999))).isTrue();
    }

    @Test
    void afterItsAnswerThePlaceCanBeAskedForAgain() {
        pages.ask(at(1_000));

        pages.answered(at(1_000));

        assertThat(pages.ask(at(1_100))).isTrue();
    }
}
