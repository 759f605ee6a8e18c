package io.vivenuoperator.simulators.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class ParametersTest {
    @Test
    void namesAndValuesAreDecoded() {
        Parameters parameters = Parameters.of("page%5Bsize%5D=5&a=x+y%2Bz&a=2&b&c=");

        assertThat(parameters.first("page[size]")).contains("5");
        assertThat(parameters.values().get("a")).containsExactly("x y+z", "2");
        assertThat(parameters.names()).containsExactlyInAnyOrder("page[size]", "a", "b", "c");
        assertThat(Parameters.of("").names()).isEmpty();
    }

    @Test
    void aNumberKeepsItsBounds() {
        assertThat(Parameters.of("n=5").number("n", 1, 1, 5)).isEqualTo(5);
        assertThat(Parameters.of("").number("n", 1, 1, 5)).isEqualTo(1);
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> Parameters.of("n=6").number("n", 1, 1, 5))
                .satisfies(e -> assertThat(e.field()).isEqualTo("n"));
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> Parameters.of("n=five").number("n", 1, 1, 5));
    }
}
