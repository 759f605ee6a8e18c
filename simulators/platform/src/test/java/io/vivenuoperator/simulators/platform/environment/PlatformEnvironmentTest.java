package io.vivenuoperator.simulators.platform.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformEnvironmentTest {
    @Test
    void whatIsNotSetIsTheDefault() {
        var environment = new PlatformEnvironment(Map.of("NAME", "  "));

        assertThat(environment.text("NAME")).isEmpty();
        assertThat(environment.port(8_091)).isEqualTo(8_091);
        assertThat(environment.truth("LIMITS", true)).isTrue();
    }

    @Test
    void spaceAroundAValueDoesNotCount() {
        var environment = new PlatformEnvironment(Map.of("PORT", " 9000 ", "LIMITS", " false "));

        assertThat(environment.port(1)).isEqualTo(9_000);
        assertThat(environment.truth("LIMITS", true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "70000", "-1"})
    void aWrongPortIsNamed(String value) {
        var environment = new PlatformEnvironment(Map.of("PORT", value));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> environment.port(1))
                .withMessageContaining("PORT")
                .withMessageContaining("65535");
    }

    @Test
    void whatIsNeitherTrueNorFalseIsNamed() {
        var environment = new PlatformEnvironment(Map.of("LIMITS", "perhaps"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> environment.truth("LIMITS", true))
                .withMessageContaining("LIMITS");
    }
}
