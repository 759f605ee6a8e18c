package io.vivenuoperator.events.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FrameRingTest {
    private static MessageFrame frame(long seq, int octets) {
        return new MessageFrame(seq, "a.b", "s", Optional.empty(), new byte[octets]);
    }

    private static FrameRing filled(FrameRing ring, long from, long to) {
        LongStream.rangeClosed(from, to).forEach(seq -> ring.add(frame(seq * 10, 1)));
        return ring;
    }

    private static Optional<List<Long>> after(FrameRing ring, long seq, int most) {
        return ring.after(seq, most)
                .map(frames -> frames.stream().map(MessageFrame::seq).toList());
    }

    @Test
    void givesWhatIsBehindAPlace() {
        FrameRing ring = filled(new FrameRing(8, 1_000, 0), 1, 5);

        assertThat(after(ring, 0, 9)).hasValue(List.of(10L, 20L, 30L, 40L, 50L));
        assertThat(after(ring, 20, 9)).hasValue(List.of(30L, 40L, 50L));
        assertThat(after(ring, 25, 2)).hasValue(List.of(30L, 40L));
        assertThat(after(ring, 50, 9)).hasValue(List.of());
        assertThat(after(ring, 99, 9)).hasValue(List.of());
    }

    @Test
    void anEmptyRingKnowsNothingBeforeItsFloor() {
        var ring = new FrameRing(8, 1_000, 70);

        assertThat(after(ring, 69, 9)).isEmpty();
        assertThat(after(ring, 70, 9)).hasValue(List.of());
        assertThat(ring.head()).isEqualTo(70);
    }

    @Test
    void dropsTheOldestWhenThereAreTooMany() {
        FrameRing ring = filled(new FrameRing(3, 1_000, 0), 1, 10);

        assertThat(after(ring, 69, 9)).isEmpty();
        assertThat(after(ring, 70, 9)).hasValue(List.of(80L, 90L, 100L));
        assertThat(ring.head()).isEqualTo(100);
    }

    @Test
    void dropsTheOldestWhenTheyAreTooLarge() {
        var ring = new FrameRing(100, 10, 0);
        ring.add(frame(1, 6));
        ring.add(frame(2, 6));

        assertThat(after(ring, 0, 9)).isEmpty();
        assertThat(after(ring, 1, 9)).hasValue(List.of(2L));
    }

    @Test
    void aFrameThatIsLargerThanTheRingIsReadFromTheLog() {
        var ring = new FrameRing(100, 10, 0);
        ring.add(frame(1, 11));

        assertThat(after(ring, 0, 9)).isEmpty();
        assertThat(after(ring, 1, 9)).hasValue(List.of());
        assertThat(ring.head()).isEqualTo(1);
    }
}
