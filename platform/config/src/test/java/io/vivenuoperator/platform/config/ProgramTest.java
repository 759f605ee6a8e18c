package io.vivenuoperator.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgramTest {
    private final Program program = new Program("sample");

    @Test
    void aProgramThatStartsGoesOn() {
        assertThat(program.run(environment -> {})).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aWrongEnvironmentIsNotTriedAgain() {
        assertThat(program.run(environment -> environment.required("SAMPLE_THAT_NOBODY_SETS", "give it")))
                .isEqualTo(ExitCode.MISCONFIGURED);
    }

    @Test
    void anythingElseIsWorthARetry() {
        assertThat(program.run(environment -> {
                    throw new IllegalStateException("the port is taken");
                }))
                .isEqualTo(ExitCode.RETRY);
    }
}
