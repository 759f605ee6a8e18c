package io.vivenuoperator.controller.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void areOneLineThatFitsIntoACondition() {
        assertThat(Words.of("pods \"x\" is\n\tforbidden:\u0007 exceeded  quota "))
                .isEqualTo("pods \"x\" is forbidden: exceeded quota");
        assertThat(Words.of("x".repeat(5000))).hasSize(512).endsWith("x…");
        assertThat(Words.of(null)).isEmpty();
    }
}
