package io.vivenuoperator.simulators.klaviyo.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vivenuoperator.simulators.platform.http.BadRequestException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTermTest {
    private static final Map<String, Set<String>> ALLOWED =
            Map.of("email", Set.of("equals", "any"), "updated", Set.of("greater-than", "less-than"));

    @Test
    void termsAreReadOneByOne() {
        List<FilterTerm> terms = FilterTerm.read(
                "greater-than(updated,2026-01-01T00:00:00Z),any(email,[\"a(b)@c.d\",'e@f.g'])", ALLOWED);

        assertThat(terms)
                .containsExactly(
                        new FilterTerm("greater-than", "updated", List.of("2026-01-01T00:00:00Z")),
                        new FilterTerm("any", "email", List.of("a(b)@c.d", "e@f.g")));
    }

    @Test
    void timesAreComparedToTheSecondAndStrictly() {
        FilterTerm after = FilterTerm.read("greater-than(updated,2026-01-01T00:00:00+00:00)", ALLOWED)
                .getFirst();

        assertThat(after.matches(Instant.parse("2026-01-01T00:00:00.999Z"))).isFalse();
        assertThat(after.matches(Instant.parse("2026-01-01T00:00:01Z"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "greater-than(email,\"a\")",
                "equals(colour,\"red\")",
                "equals(email,\"a\"",
                "equals(email,\"a\") and more",
                "nonsense"
            })
    void whatIsNoFilterIsRefused(String filter) {
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> FilterTerm.read(filter, ALLOWED))
                .satisfies(e -> assertThat(e.field()).isEqualTo("filter"));
    }
}
