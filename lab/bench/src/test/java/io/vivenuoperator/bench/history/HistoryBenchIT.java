package io.vivenuoperator.bench.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In small: its ledger balances, and every question has rows. Nothing about time. */
class HistoryBenchIT {
    @Test
    void everyQuestionIsAnswered() throws Exception {
        var printed = new ByteArrayOutputStream();

        List<HistoryBench.Cost> costs =
                HistoryBench.run(4_000, 400, new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(costs).hasSize(5).allSatisfy(cost -> assertThat(cost.rows()).isPositive());
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("4000 tickets", "bytes of a ticket's row");
    }
}
