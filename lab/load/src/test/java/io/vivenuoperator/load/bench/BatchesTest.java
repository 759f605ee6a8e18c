package io.vivenuoperator.load.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BatchesTest {
    @Test
    void tellsOfTheMeanBatchSinceThen() {
        var before = new Batches(10, 100, 1);
        assertThat(new Batches(30, 1_300, 1.1).since(before).words()).isEqualTo("; batches of 60 rows in 5.00 ms");
        assertThat(before.since(before).words()).isEmpty();
    }
}
