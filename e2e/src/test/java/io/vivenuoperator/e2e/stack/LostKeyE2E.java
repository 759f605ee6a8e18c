package io.vivenuoperator.e2e.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.condition.ConditionStatus;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A region without its API key. It takes a minute and disturbs nothing, so the other classes run meanwhile. */
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

        // and after a minute of attempts it is released although its key is gone
        region.delete();
    }
}
