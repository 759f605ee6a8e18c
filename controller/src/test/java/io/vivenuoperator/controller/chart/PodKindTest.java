package io.vivenuoperator.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PodKindTest {
    private static final Set<String> WORKLOADS =
            Set.of("Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob", "Pod", "ReplicaSet");

    /** The tests of all kinds of pods look at these kinds only. */
    @Test
    void everyPodOfTheChartHasAKind() {
        // given
        var chart = RenderedChart.of(Knob.set(List.of(), List.of("pods")));

        // when
        var workloads = chart.objects().stream()
                .filter(object -> WORKLOADS.contains(object.getKind()))
                .map(PodKindTest::name)
                .toList();

        // then: the controller makes the others
        assertThat(workloads)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(PodKind.values())
                        .filter(kind -> !kind.isTheControllers())
                        .map(kind -> kind.object(chart).at("/metadata/name").asText())
                        .toList());
    }

    private static String name(HasMetadata object) {
        return object.getMetadata().getName();
    }
}
