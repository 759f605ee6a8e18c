package io.vivenuoperator.e2e.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A quota prevents the pods of polls: the region shows the Job controller's message within half a minute. */
@OnACluster
class RefusedPollE2E {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String QUOTA = "limits";

    private final Stack stack;

    RefusedPollE2E(Stack stack) {
        this.stack = stack;
    }

    @AfterEach
    void liftQuota() {
        stack.client()
                .resourceQuotas()
                .inNamespace(stack.namespace())
                .withName(QUOTA)
                .delete();
    }

    @Test
    void aPollWhosePodIsRefusedIsSaidInTheServersOwnWords() {
        // given
        var region = stack.applyRegion("france").awaitReady();
        region.awaitPoll();
        quota();

        // when
        var refused = region.poll("incremental");

        // then
        awaitFreshness(region, "must specify limits.cpu for: poller");

        // and when another one runs
        refused.delete();
        liftQuota();
        region.pollByHand("incremental");

        // then
        awaitFreshness(region, "The last poll succeeded at");
    }

    /** The server enforces it once it has counted its use. */
    private void quota() {
        var quota = stack.client()
                .resource(new ResourceQuotaBuilder()
                        .withNewMetadata()
                        .withName(QUOTA)
                        .withNamespace(stack.namespace())
                        .endMetadata()
                        .withNewSpec()
                        .withHard(Map.of("limits.cpu", new Quantity("8")))
                        .endSpec()
                        .build());
        quota.create();
        await().atMost(PATIENCE)
                .until(() -> quota.get().getStatus().getHard() != null
                        && quota.get().getStatus().getHard().containsKey("limits.cpu"));
    }

    private static void awaitFreshness(Region region, String words) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                region.condition(ConditionType.DATA_FRESH).message())
                        .contains(words));
    }
}
