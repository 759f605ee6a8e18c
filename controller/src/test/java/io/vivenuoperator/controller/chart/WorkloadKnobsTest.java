package io.vivenuoperator.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What only some kinds of pods have is taken there, and refused elsewhere. */
class WorkloadKnobsTest {
    static Stream<Arguments> taken() {
        return cases(false);
    }

    static Stream<Arguments> refused() {
        return cases(true);
    }

    private static Stream<Arguments> cases(boolean refused) {
        return WorkloadKnob.all().stream()
                .flatMap(row -> Arrays.stream(PodKind.values())
                        .filter(kind -> row.whyNot(kind).isPresent() == refused)
                        .map(kind -> Arguments.of(row, kind)));
    }

    @ParameterizedTest
    @MethodSource("taken")
    void itIsTaken(WorkloadKnob row, PodKind kind) {
        // given
        var knob = row.knob();

        // when
        var chart = RenderedChart.of(Knob.set(List.of(knob), kind.path()));

        // then
        var object = kind.isTheControllers() || kind == PodKind.TEST
                ? JsonNodeFactory.instance
                        .objectNode()
                        .set("spec", JsonNodeFactory.instance.objectNode().set("template", kind.template(chart)))
                : kind.object(chart);
        assertThat(object.at(knob.at()).asText()).isEqualTo(knob.expected().toString());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void itIsRefused(WorkloadKnob row, PodKind kind) {
        var values = Knob.set(List.of(row.knob()), kind.path());

        assertThatThrownBy(() -> RenderedChart.of(values))
                .hasMessageContaining(row.knob().name());
    }
}
