package io.vivenuoperator.events.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.platform.database.DatabaseException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageTailTest {
    private static MessageTail tail(FakePages pages) {
        return new MessageTail(pages, () -> {});
    }

    private static List<Long> behind(MessageTail tail, long seq) {
        return tail.ring().orElseThrow().after(seq, 3).orElseThrow().stream()
                .map(MessageFrame::seq)
                .toList();
    }

    @Test
    void itBeginsBeforeTheEndOfTheLogForThoseWhoComeBack() {
        try (MessageTail tail = tail(new FakePages(1, 8_000))) {
            tail.step();

            assertThat(behind(tail, 3_000)).containsExactly(3_001L, 3_002L, 3_003L);
            assertThat(tail.ring().orElseThrow().after(2_999, 3)).isEmpty();
            assertThat(tail.ring().orElseThrow().head()).isEqualTo(8_000);
        }
    }

    @Test
    void aShortLogIsInItFromItsBeginning() {
        try (MessageTail tail = tail(new FakePages(101, 110))) {
            tail.step();

            assertThat(behind(tail, 100)).containsExactly(101L, 102L, 103L);
        }
    }

    @Test
    void anEmptyLogIsFollowed() {
        var pages = new FakePages(1, 0);
        try (MessageTail tail = tail(pages)) {
            tail.step();
            pages.publish(2);
            tail.step();

            assertThat(behind(tail, 0)).containsExactly(1L, 2L);
        }
    }

    @Test
    void nobodyIsServedBeforeItsEndIsFound() {
        // given
        var pages = new FakePages(1, 8_000);
        pages.failAfter(4);
        try (MessageTail tail = tail(pages)) {
            // when
            assertThatThrownBy(tail::step).isInstanceOf(DatabaseException.class);
            boolean early = tail.ring().isPresent();
            pages.failAfter(Integer.MAX_VALUE);
            tail.step();

            // then
            assertThat(early).isFalse();
            assertThat(behind(tail, 3_000)).containsExactly(3_001L, 3_002L, 3_003L);
            assertThat(behind(tail, 7_999)).containsExactly(8_000L);
        }
    }
}
