package io.vivenuoperator.e2e.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Event;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The region shows what scheduler and kubelet report about a poll, with the chart's rights. */
@OnACluster
class StuckPollE2E {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Stack stack;
    private Region region;

    StuckPollE2E(Stack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void given() {
        region = stack.applyRegion("france").awaitReady();
        region.awaitPoll();
    }

    @Test
    void aPollThatCanNotStartIsSaidInThePodsOwnWords() {
        // when
        var stuck = region.pollNowhere("incremental");

        // then
        awaitFreshness("the next one can't start: Unschedulable (0/");

        // and when it is unblocked
        stuck.delete();

        // then
        awaitFreshness("The last poll succeeded at");
    }

    @Test
    void whatBecameOfARegionIsToldAsEvents() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stack.client()
                                .v1()
                                .events()
                                .inNamespace(stack.namespace())
                                .withField("involvedObject.name", "france")
                                .withField("involvedObject.kind", "VivenuRegion")
                                .list()
                                .getItems())
                        .extracting(Event::getReason)
                        .contains("Registered", "Ready"));
    }

    private void awaitFreshness(String words) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                region.condition(ConditionType.DATA_FRESH).message())
                        .contains(words));
    }
}
