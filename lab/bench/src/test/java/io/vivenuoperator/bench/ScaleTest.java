package io.vivenuoperator.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.bench.storage.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {
    @Test
    void theDefaultIsTenDaysOfAThousandEvents() {
        assertThat(Scale.parse().samples()).isEqualTo(17_280_000);
    }

    @Test
    void theBaselineHoldsNoMoreEventsThanThereAre() {
        assertThat(Scale.parse("--events", "10").naiveFactor()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"--event, 5", "--events, many", "--events, 0", "--changed-percent, 0", "--naive-events, 0"})
    void aWrongOptionIsNamed(String option, String value) {
        assertThatThrownBy(() -> Scale.parse(option, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(option);
    }

    @Test
    void anOptionNeedsAValue() {
        assertThatThrownBy(() -> Scale.parse("--days")).hasMessageContaining("--days");
    }
}
