package io.vivenuoperator.e2e.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.vivenuoperator.contracts.condition.ConditionStatus;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import org.junit.jupiter.api.Test;

/** A user's mistakes are reported where the user looks. */
@OnACluster
class BadInputE2E {
    private final Stack stack;

    BadInputE2E(Stack stack) {
        this.stack = stack;
    }

    @Test
    void aRefusedKeyIsSaidAndNotShownAndABetterOneTaken() {
        // given
        var region = stack.applyRegion("refused", "not-a-key-that-anybody-knows", "");

        // then
        region.awaitCondition(ConditionType.CREDENTIALS_VALID, ConditionStatus.FALSE, "KeyRefused");
        assertThat(region.status().toString()).doesNotContain("not-a-key-that-anybody-knows");

        // when
        stack.applyRegion("refused", "sim-key-dach", "").awaitReady();

        // then
        region.delete();
    }

    @Test
    void aScheduleThatIsNoCronExpressionIsRefusedByTheApiServer() {
        assertThatThrownBy(() -> stack.applyRegion("france", "sim-key-france", "polling: { schedule: \"every day\" }"))
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("spec.polling.schedule");
    }

    @Test
    void aNegativeBudgetIsRefusedByTheApiServer() {
        assertThatThrownBy(() -> stack.apply("""
                apiVersion: vivenu-operator.io/v1alpha1
                kind: VivenuRegion
                metadata: { name: negative }
                spec:
                  apiKeySecretRef: { name: vivenu-negative }
                  rateLimit: { requestsPerMinute: -1 }
                """))
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("spec.rateLimit.requestsPerMinute");
    }
}
