package io.vivenuoperator.historical.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.historical.PlanCounts;
import io.vivenuoperator.contracts.historical.PlanOutlook;
import io.vivenuoperator.contracts.historical.SendCounts;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeopleOutputTest {
    private static final PlanCounts PLAN = new PlanCounts(1000, 50, 200, 0, 0, 0, 0, 750);
    private static final PlanOutlook OUTLOOK = new PlanOutlook(
            Optional.empty(), Optional.empty(), Duration.ofSeconds(1350), Map.of("HYROX MEN | CHARITY HIA", 750L));

    private static String shown(boolean isWatched) {
        var octets = new ByteArrayOutputStream();
        new PeopleOutput(new PrintStream(octets, true, StandardCharsets.UTF_8), isWatched).show(PLAN, OUTLOOK);
        return octets.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aPersonSeesTheCountsBeforeAnythingIsSent() {
        assertThat(shown(true))
                .contains(
                        "Found 1000 total tickets",
                        "Rejected (wrong status): 50",
                        "Rejected (wrong name): 200",
                        "Tickets to send: 750",
                        "750  HYROX MEN | CHARITY HIA",
                        "Expected duration: 0 h 22 min 30 s");
    }

    @Test
    void nothingIsPrintedWhereNobodyLooks() {
        assertThat(shown(false)).isEmpty();
    }

    @Test
    void aLineSaysHowFarItIs() {
        assertThat(ProgressLine.bar(new SendCounts(150, 5, 1, 2, 0), 750))
                .isEqualTo("[######------------------------] 150 of 750 sent, 5 refused, 1 failed, 2 in doubt");
    }
}
