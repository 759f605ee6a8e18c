package io.vivenuoperator.load.program;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsTextTest {
    @Test
    void addsUpTheSeriesOfAMetric() {
        var metrics = new MetricsText("""
                # TYPE vivenu_receiver_batch_rows summary
                vivenu_receiver_batch_rows_sum{scope="application",} 120.0
                vivenu_receiver_batch_rows_sum_other 7.0
                """);
        assertThat(metrics.sum("vivenu_receiver_batch_rows_sum")).isEqualTo(120);
    }
}
