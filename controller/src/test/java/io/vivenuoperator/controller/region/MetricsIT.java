package io.vivenuoperator.controller.region;

import static io.vivenuoperator.crd.v1alpha1.ConditionType.DATA_FRESH;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The endpoint shows what a region's status says, and drops it with the region. */
class MetricsIT extends OnAnApiServer {
    private static final String POLLS =
            "vivenu_polls_total{kind=\"full\",outcome=\"complete\",reason=\"\",region=\"dach\"} ";

    /** A new controller has a new counter; it must not count again what the one before has counted. */
    @Test
    void aPollsPodIsCountedOnceAlsoAcrossARestart() throws IOException, InterruptedException {
        // given
        ready();
        finishedPoll("first", 0, "Completed", report("Complete", ""));
        expect(DATA_FRESH, "TRUE Polled");
        assertThat(it.metrics()).contains(POLLS + "0.0");
        it.clock.advance(Duration.ofMinutes(2));
        assertThat(it.metrics()).contains(POLLS + "1.0", "vivenu_controller_leader 1.0");

        // when
        it.restart();
        finishedPoll("second", 0, "Completed", report("Complete", ""));

        // then
        eventually(() -> assertThat(it.metrics()).contains(POLLS + "0.0"));
        it.clock.advance(Duration.ofMinutes(2));
        assertThat(it.metrics()).contains(POLLS + "1.0");
    }

    @Test
    void aRegionsSeriesComeAndGoWithIt() throws IOException, InterruptedException {
        // given
        ready();
        finishedPoll(0, report("Complete", ""));
        expect(DATA_FRESH, "TRUE Polled");

        // then
        assertThat(it.metrics())
                .contains(
                        "vivenu_build_info{component=\"controller\",",
                        "vivenu_regions 1.0",
                        "vivenu_region_condition{condition=\"Ready\",reason=\"Ready\",region=\"dach\",status=\"True\"} 1.0",
                        "vivenu_region_ready{region=\"dach\"} 1.0",
                        "vivenu_region_last_poll_tickets{region=\"dach\"} 412.0",
                        "vivenu_vendor_calls_seconds_count{call=\"create_webhook\",outcome=\"ok\",region=\"dach\"} 1",
                        "vivenu_reconcile_seconds_count{kind=\"reconcile\",outcome=\"ok\"}");

        // when
        it.client.resource(it.stored("dach")).delete();

        // then
        eventually(() -> assertThat(it.metrics()).contains("vivenu_regions 0.0").doesNotContain("region=\"dach\""));
    }
}
