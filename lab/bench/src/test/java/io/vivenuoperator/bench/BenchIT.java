package io.vivenuoperator.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.bench.measure.Ratio;
import io.vivenuoperator.bench.storage.Scale;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A small benchmark: it completes, both schemas give the same answers, and every figure is present. Nothing about time. */
class BenchIT {
    @Test
    void printsARatioForEverythingItPromises() throws Exception {
        var printed = new ByteArrayOutputStream();
        Scale scale = Scale.parse("--events", "4", "--days", "2", "--naive-events", "2", "--polls-per-day", "48");

        List<Ratio> ratios = Bench.run(scale, new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(ratios).hasSize(8).allSatisfy(ratio -> {
            assertThat(ratio.baseline()).isPositive();
            assertThat(ratio.product()).isPositive();
        });
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("4608 samples", "extrapolated")
                .contains(ratios.stream().map(Ratio::line).toList());
    }
}
