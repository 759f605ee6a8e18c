package io.vivenuoperator.vendor.vivenu.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "canary\n", "can ary", "canäry"})
    void refusesAKeyThatCannotBeOneWithoutTellingIt(String text) {
        assertThatThrownBy(() -> new ApiKey(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("can");
    }

    @Test
    void keyNeverShowsItself() {
        assertThat(new ApiKey("canary").toString()).doesNotContain("canary");
    }
}
