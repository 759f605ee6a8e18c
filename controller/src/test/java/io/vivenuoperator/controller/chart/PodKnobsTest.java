package io.vivenuoperator.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each value of the block reaches each kind of pod, or the table says why not. */
class PodKnobsTest {
    private static final Path TABLE = Path.of("..", "docs", "pods.md");
    private static final String BEGIN = "<!-- begin: PodKnobsTest -->\n";
    private static final String END = "<!-- end -->\n";

    static Stream<Arguments> everyKnobOfEveryPod() {
        return Arrays.stream(PodKind.values()).flatMap(kind -> {
            var template = kind.template(RenderedChart.of(Knob.set(Knob.all(), kind.path())));
            return Knob.all().stream().map(knob -> Arguments.of(kind, knob, template));
        });
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyKnobOfEveryPod")
    void itReachesThePodFromItsOwnBlock(PodKind kind, Knob knob, JsonNode template) {
        assertThat(knob.in(template).asText())
                .as(kind.block() + "." + knob.name())
                .isEqualTo(knob.expected().toString());
    }

    @ParameterizedTest
    @EnumSource
    void itReachesThePodFromTheBlockOfAllPods(PodKind kind) {
        // given: a block of its own comes before that of all pods
        var own =
                switch (kind) {
                    case DATABASE -> List.of("podSecurityContext");
                    case RECEIVER, API, EVENTS -> List.of("topologySpreadConstraints");
                    default -> List.<String>of();
                };

        // when
        var template = kind.template(RenderedChart.of(Knob.set(Knob.all(), List.of("pods"))));

        // then
        assertThat(Knob.all())
                .filteredOn(knob -> !own.contains(knob.name()))
                .allSatisfy(knob -> assertThat(knob.in(template).asText())
                        .as(knob.name())
                        .isEqualTo(knob.expected().toString()));
    }

    @ParameterizedTest
    @EnumSource
    void itReachesNoOtherPod(PodKind kind) {
        // given: what goes before the release works in the controller's place
        var chart = RenderedChart.of(Knob.set(Knob.all(), kind.path()));
        var others = Arrays.stream(PodKind.values())
                .filter(other -> other != kind)
                .filter(other -> !(kind == PodKind.CONTROLLER && other == PodKind.UNINSTALL));

        // then
        assertThat(others)
                .allSatisfy(other -> assertThat(other.template(chart)
                                .at("/metadata/labels/team")
                                .isMissingNode())
                        .isTrue());
    }

    @ParameterizedTest
    @EnumSource
    void onOpenShiftNoPodNamesAUser(PodKind kind) {
        // given
        var values = Knob.set(List.of(), List.of("pods"));
        values.put("openshift", true);

        // when
        var template = kind.template(RenderedChart.of(values)).toString();

        // then
        assertThat(template)
                .contains("runAsNonRoot")
                .doesNotContain("runAsUser")
                .doesNotContain("runAsGroup")
                .doesNotContain("fsGroup");
    }

    @ParameterizedTest
    @EnumSource
    void nullLeavesItToThePlatform(PodKind kind) {
        // given
        var values = Knob.set(List.of(), List.of("pods"));
        values.put("pods", Map.of("podSecurityContext", Collections.singletonMap("seccompProfile", null)));

        // when
        var template = kind.template(RenderedChart.of(values));

        // then
        assertThat(template.at("/spec/securityContext/runAsNonRoot").asBoolean())
                .isTrue();
        assertThat(template.at("/spec/securityContext/seccompProfile").isMissingNode())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void everyPodHasTheRegistrysCredentialsAndComesFromTheMirror(PodKind kind) {
        // given
        var values = Knob.set(List.of(), List.of("pods"));
        values.put("image", Map.of("pullSecrets", List.of(Map.of("name", "own"))));
        values.put("global", Map.of("imagePullSecrets", List.of("shared"), "imageRegistry", "mirror.example.com:5000"));

        // when
        var pod = kind.template(RenderedChart.of(values)).path("spec");

        // then
        assertThat(pod.path("imagePullSecrets").findValuesAsText("name")).containsExactly("shared", "own");
        assertThat(pod.at("/containers/0/image").asText()).startsWith("mirror.example.com:5000/");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DATABASE")
    void itsImageCanBeNamedByItsDigest(PodKind kind) {
        // given
        var digest = "sha256:" + "0123456789abcdef".repeat(4);
        var image = image(kind, Knob.set(List.of(), List.of("pods")));
        var program = image.substring(image.lastIndexOf('/') + 1, image.lastIndexOf(':'));

        // when
        var values = Knob.set(List.of(), List.of("pods"));
        values.put("image", Map.of("digests", Map.of(program, digest)));

        // then
        assertThat(image(kind, values)).endsWith("/" + program + "@" + digest);
    }

    private static String image(PodKind kind, Map<String, Object> values) {
        return kind.template(RenderedChart.of(values))
                .at("/spec/containers/0/image")
                .asText();
    }

    @Test
    void theTableSaysSo() throws IOException {
        // given
        var table = new StringBuilder("| value | ");
        Arrays.stream(PodKind.values())
                .forEach(kind -> table.append('`').append(kind.block()).append("` | "));
        table.append("\n|---|").append("---|".repeat(PodKind.values().length)).append('\n');
        for (var knob : Knob.all()) {
            table.append("| `").append(knob.name()).append("` | ");
            for (var _ : PodKind.values()) {
                table.append("yes | ");
            }
            table.append('\n');
        }
        for (var row : WorkloadKnob.all()) {
            table.append("| `").append(row.key()).append("` | ");
            for (var kind : PodKind.values()) {
                table.append(row.whyNot(kind).orElse("yes")).append(" | ");
            }
            table.append('\n');
        }
        var expected = BEGIN + table.toString().replace("| \n", "|\n") + END;

        // when
        if (Boolean.getBoolean("pods.update")) {
            var page = Files.readString(TABLE);
            Files.writeString(
                    TABLE,
                    page.substring(0, page.indexOf(BEGIN))
                            + expected
                            + page.substring(page.indexOf(END) + END.length()));
        }

        // then
        assertThat(Files.readString(TABLE))
                .as(
                        "after a change of the values run: ./mvnw -pl controller test -Dtest=PodKnobsTest -Dpods.update=true")
                .contains(expected);
    }
}
