package io.vivenuoperator.operator.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KubernetesWordsTest {
    @Test
    void areOneLineThatFitsIntoACondition() {
        assertThat(KubernetesWords.of("pods \"x\" is\n\tforbidden:\u0007 exceeded  quota "))
                .isEqualTo("pods \"x\" is forbidden: exceeded quota");
        assertThat(KubernetesWords.of("x".repeat(5000))).hasSize(512).endsWith("x…");
        assertThat(KubernetesWords.of(null)).isEmpty();
    }
}
