package io.vivenuoperator.poller;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.simulator.fault.Faults;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a run that ran out of time leaves behind. */
class ContinuationIT extends OnASimulatedVivenu {
    @Test
    void aFirstLoadThatRanOutOfTimeIsGoneOnWithByTheNextIncremental() {
        vivenu.faults(Faults.of(Map.of("latencyMillis", 250)));
        environment.put("DEADLINE_SECONDS", "1");
        run(FULL);
        assertThat(report().path("reason").asText()).isEqualTo("DeadlineReached");
        int before = requestsAtVendor();
        vivenu.faults(Faults.none());
        environment.remove("DEADLINE_SECONDS");

        run(INCREMENTAL);

        assertThat(report().path("outcome").asText()).isEqualTo("Complete");
        assertStoredIsTrue();
        // A complete run needs a list and two requests per event; a resumed one also looks at changes
        // and at the number of events.
        assertThat(requestsAtVendor() - before).isLessThanOrEqualTo(1 + 2 * 4 + 4 - (before - 1));
    }
}
