package io.vivenuoperator.load.bench;

import static io.vivenuoperator.load.bench.Subject.RECEIVER_64;
import static io.vivenuoperator.load.bench.Subject.WORK_64;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private final Samples samples = new Samples(0.12);

    @Test
    void leavesOutWhatOthersDisturbed() {
        add(RECEIVER_64, 1_000, 0.05);
        add(RECEIVER_64, 10, 0.5);
        add(RECEIVER_64, 2_000, 0.12);
        assertThat(samples.median(RECEIVER_64, Sample::perSecond)).isEqualTo(1_500);
        assertThat(samples.quiet(RECEIVER_64)).hasSize(2);
    }

    @Test
    void takesDisturbedOnesRatherThanNone() {
        add(RECEIVER_64, 10, 0.5);
        assertThat(samples.median(RECEIVER_64, Sample::perSecond)).isEqualTo(10);
    }

    @Test
    void aRatioSaysWhetherItIsEnough() {
        add(RECEIVER_64, 3_000, 0);
        add(WORK_64, 2_000, 0);
        assertThat(new Ratio("a", RECEIVER_64, WORK_64, 1.5).line(samples)).endsWith("1.50   met");
        assertThat(new Ratio("a", RECEIVER_64, WORK_64, 2).line(samples)).endsWith("NOT MET");
        assertThat(new Ratio("a", RECEIVER_64, WORK_64, 0).line(samples)).endsWith(" 1.50");
    }

    private void add(Subject subject, double perSecond, double others) {
        samples.add(new Sample(subject, perSecond, 1, 1, new Shares(true, 0, 0, 0, others), "", List.of()));
    }
}
