package io.vivenuoperator.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.apiserver.SharedApiServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every pod of every set of values that the corpus calls right, before Kubernetes' own judge of the restricted standard. */
@ExtendWith(SharedApiServer.class)
class ValueSetsAdmittedIT {
    private static final String NAMESPACE = "restricted";
    private static final Path LEAST = Path.of("src", "test", "resources", "values", "least.yaml");
    private static final int PROMISED = 8;

    @BeforeAll
    static void prepare(ApiServer server) {
        server.client()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAMESPACE)
                        .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                        .addToLabels("pod-security.kubernetes.io/enforce-version", "latest")
                        .endMetadata()
                        .build())
                .create();
        // One of the sets names it, and an API server refuses pods of a class that it does not know.
        server.client().resource("""
                apiVersion: scheduling.k8s.io/v1
                kind: PriorityClass
                metadata: { name: business-critical }
                value: 1000
                """).create();
    }

    static List<Path> taken() throws IOException {
        return ValuesCorpusTest.taken();
    }

    @ParameterizedTest
    @MethodSource("taken")
    void eachPodIsAdmitted(Path values, ApiServer server) {
        // given
        var templates = templates(RenderedChart.of(List.of(LEAST, values))).toList();

        // then: controller, receiver, polls at least
        assertThat(templates)
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(template -> assertThat(
                                admitted(server.client(), template).getSpec().getContainers())
                        .isNotEmpty());
    }

    @Test
    void thereAreAsManyAsPromised() throws IOException {
        assertThat(taken()).hasSizeGreaterThanOrEqualTo(PROMISED);
    }

    /** Or the admissions prove nothing. */
    @Test
    void aPodThatKeepsARightIsNot(ApiServer server) {
        // given
        var template = templates(RenderedChart.of(List.of(LEAST))).findFirst().orElseThrow();
        template.getSpec().getContainers().getFirst().getSecurityContext().setCapabilities(null);

        // then
        assertThatThrownBy(() -> admitted(server.client(), template)).hasMessageContaining("violates PodSecurity");
    }

    private static Stream<PodTemplateSpec> templates(RenderedChart chart) {
        return Arrays.stream(PodKind.values()).filter(kind -> kind.isIn(chart)).map(kind -> template(kind, chart));
    }

    /** With an empty folder in each claim's place, which a StatefulSet would bring. */
    private static PodTemplateSpec template(PodKind kind, RenderedChart chart) {
        var template = Serialization.unmarshal(kind.template(chart).toString(), PodTemplateSpec.class);
        if (kind == PodKind.DATABASE) {
            kind.object(chart)
                    .at("/spec/volumeClaimTemplates")
                    .forEach(claim -> template.getSpec()
                            .getVolumes()
                            .add(new VolumeBuilder()
                                    .withName(claim.at("/metadata/name").asText())
                                    .withNewEmptyDir()
                                    .endEmptyDir()
                                    .build()));
        }
        return template;
    }

    /** Without their accounts, which this API server has not, and whose tokens nobody mounts here. */
    private static Pod admitted(KubernetesClient client, PodTemplateSpec template) {
        var spec = template.getSpec();
        spec.setServiceAccountName(null);
        spec.setServiceAccount(null);
        spec.setAutomountServiceAccountToken(false);
        return client.resource(new PodBuilder()
                        .withNewMetadata()
                        .withGenerateName("pod-")
                        .withNamespace(NAMESPACE)
                        .endMetadata()
                        .withSpec(spec)
                        .build())
                .dryRun()
                .create();
    }
}
