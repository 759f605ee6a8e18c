package io.vivenuoperator.contracts.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionKeyTest {
    @ParameterizedTest
    @ValueSource(strings = {"dach", "a", "usa-2", "ticketing/dach", "a/b", "0"})
    void namesAndNamespacedNamesAreKeys(String text) {
        assertThat(new RegionKey(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "Dach", "-dach", "dach-", "a.b", "a/b/c", "/a", "a/", "a//b", "a b", "dach\n", "dä", "a/b.c"
            })
    void everythingElseIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new RegionKey(text));
    }

    @Test
    void aLabelHasAtMost63Characters() {
        assertThat(RegionKey.isValid("a".repeat(63) + "/" + "b".repeat(63))).isTrue();
        assertThat(RegionKey.isValid("a".repeat(64))).isFalse();
    }

    @Test
    void aNamespacedKeyIsTheNamespaceAndTheName() {
        assertThat(RegionKey.of("ticketing", "dach")).hasToString("ticketing/dach");
        assertThat(RegionKey.of("dach")).hasToString("dach");
    }
}
