package io.vivenuoperator.e2e.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.condition.ConditionStatus;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A region whose API key is not there. It waits for a minute and disturbs nobody: the other classes run meanwhile. */
@OnACluster
@Execution(ExecutionMode.CONCURRENT)
class LostKeyE2E {
    private final Stack stack;

    LostKeyE2E(Stack stack) {
        this.stack = stack;
    }

    @Test
    void aRegionWithoutSecretSaysWhichSecretIsMissing() {
        // given
        var region = stack.applyRegion("nosecret");
        stack.client()
                .secrets()
                .inNamespace(stack.namespace())
                .withName("vivenu-nosecret")
                .delete();

        // then
        region.awaitCondition(ConditionType.CREDENTIALS_VALID, ConditionStatus.FALSE, "SecretNotFound");
        assertThat(region.condition(ConditionType.CREDENTIALS_VALID).message()).contains("vivenu-nosecret");
        assertThat(region.condition(ConditionType.READY).status()).isEqualTo(ConditionStatus.FALSE);

        // and after a minute of trying it is let go although its key is gone
        region.delete();
    }
}
