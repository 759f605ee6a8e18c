package io.vivenuoperator.controller.region;

import static io.vivenuoperator.crd.v1alpha1.ConditionType.DATA_FRESH;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The endpoint shows what a region's status says, and drops it with the region. */
class MetricsIT extends OnAnApiServer {
    @Test
    void aRegionsSeriesComeAndGoWithIt() throws IOException, InterruptedException {
        // given
        ready();
        finishedPoll(0, report("Complete", ""));
        expect(DATA_FRESH, "TRUE Polled");

        // then
        assertThat(it.metrics())
                .contains(
                        "vivenu_regions 1.0",
                        "vivenu_region_condition{condition=\"Ready\",reason=\"Ready\",region=\"dach\",status=\"True\"} 1.0",
                        "vivenu_region_last_poll_tickets{region=\"dach\"} 412.0",
                        "vivenu_vendor_calls_seconds_count{call=\"create_webhook\",outcome=\"ok\",region=\"dach\"} 1",
                        "vivenu_reconcile_seconds_count{kind=\"reconcile\",outcome=\"ok\"}");

        // when
        it.client.resource(it.stored("dach")).delete();

        // then
        eventually(() -> assertThat(it.metrics()).contains("vivenu_regions 0.0").doesNotContain("region=\"dach\""));
    }
}
