package io.vivenuoperator.operator.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodFragmentTest {
    private static final PodFragmentReader READER =
            new PodFragmentReader("poller", Set.of("REGION"), Set.of("tmp", "key"));

    private static PodTemplateSpec own() {
        return new RestrictedPod(
                        new ContainerImage("poller", "registry.local/poller:1", "IfNotPresent"),
                        "account",
                        List.of("full"),
                        List.of(RestrictedPod.variable("REGION", "dach")),
                        new PodResources("50m", "64Mi", "128Mi", "16Mi"),
                        List.of(new SecretFile("key", "secret", "apiKey", "/var/run/key", "apiKey")),
                        Duration.ofMinutes(1))
                .template(Map.of("owner", "ours"));
    }

    private static PodTemplateSpec with(String json) {
        return READER.read(json).addTo(own());
    }

    @Test
    void nothingChangesNothing() {
        assertThat(with("{}")).isEqualTo(own());
    }

    @Test
    void placementIsAdded() {
        // when
        var spec = with("""
                {"spec": {"nodeSelector": {"zone": "a"}, "priorityClassName": "high",
                 "tolerations": [{"key": "dedicated", "operator": "Exists"}], "imagePullSecrets": [{"name": "registry"}]}}
                """).getSpec();

        // then
        assertThat(spec.getNodeSelector()).containsExactly(Map.entry("zone", "a"));
        assertThat(spec.getPriorityClassName()).isEqualTo("high");
        assertThat(spec.getTolerations())
                .singleElement()
                .matches(taint -> taint.getKey().equals("dedicated"));
        assertThat(spec.getImagePullSecrets())
                .singleElement()
                .matches(secret -> secret.getName().equals("registry"));
        assertThat(spec.getRestartPolicy()).isEqualTo("Never");
    }

    @Test
    void listsOfTheContainerAreJoined() {
        // when
        var spec = with("""
                {"spec": {"volumes": [{"name": "ca", "configMap": {"name": "ca"}}], "containers": [{"name": "poller",
                 "env": [{"name": "TZ", "value": "UTC"}], "volumeMounts": [{"name": "ca", "mountPath": "/ca"}]}]}}
                """).getSpec();

        // then
        var container = spec.getContainers().getFirst();
        assertThat(container.getEnv()).extracting(EnvVar::getName).containsExactly("REGION", "TZ");
        assertThat(container.getVolumeMounts())
                .extracting(VolumeMount::getMountPath)
                .containsExactly("/var/run/key", "/tmp", "/ca");
        assertThat(spec.getVolumes()).extracting(Volume::getName).containsExactly("key", "tmp", "ca");
        assertThat(container.getImage()).isEqualTo("registry.local/poller:1");
    }

    @Test
    void resourcesAndSecurityAreReplacedAsAWhole() {
        // when
        var spec = with("""
                {"spec": {"securityContext": {"runAsNonRoot": true},
                 "containers": [{"name": "poller", "resources": {"limits": {"cpu": "1"}}, "securityContext": {}}]}}
                """).getSpec();

        // then
        assertThat(spec.getSecurityContext().getRunAsUser()).isNull();
        assertThat(spec.getSecurityContext().getRunAsNonRoot()).isTrue();
        var container = spec.getContainers().getFirst();
        assertThat(container.getResources().getRequests()).isNullOrEmpty();
        assertThat(container.getResources().getLimits()).containsOnlyKeys("cpu");
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isNull();
    }

    @Test
    void theOwnersLabelsStay() {
        // when
        var metadata = with("{\"metadata\": {\"labels\": {\"owner\": \"theirs\", \"team\": \"tickets\"}}}")
                .getMetadata();

        // then
        assertThat(metadata.getLabels()).containsExactlyInAnyOrderEntriesOf(Map.of("owner", "ours", "team", "tickets"));
    }

    @Test
    void itCanBeAddedToOnePodAfterAnother() {
        // given
        var fragment = READER.read("{\"spec\": {\"tolerations\": [{\"operator\": \"Exists\"}]}}");

        // when
        fragment.addTo(own());

        // then
        assertThat(fragment.addTo(own()).getSpec().getTolerations()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"spec": {"nodeSelektor": {}}}                                                  | spec.nodeSelektor
            {"spec": {"tolerations": [{"kee": "a"}]}}                                       | spec.tolerations[0].kee
            {"spec": {"containers": [{"name": "poller", "resources": {"limit": {}}}]}}      | spec.containers[0].resources.limit
            {"spec": {"affinity": {"nodeAfinity": {}}}}                                     | spec.affinity.nodeAfinity
            {"spec": {"tolerations": "canary"}}                                             | spec.tolerations
            {"spec": {"securityContext": {"runAsUser": "canary"}}}                          | spec.securityContext.runAsUser
            {"spec": {"restartPolicy": "Always"}}                                           | spec.restartPolicy
            {"spec": {"serviceAccountName": "admin"}}                                       | spec.serviceAccountName
            {"spec": {"volumes": [{"name": "tmp", "emptyDir": {}}]}}                        | spec.volumes has tmp
            {"spec": {"containers": [{"name": "poller", "image": "canary"}]}}               | spec.containers[0].image
            {"spec": {"containers": [{"name": "sidecar"}]}}                                 | spec.containers[0].name must be poller
            {"spec": {"containers": [{"name": "poller"}, {"name": "poller"}]}}              | spec.containers[1]
            {"spec": {"containers": [{"name": "poller", "env": [{"name": "REGION", "value": "canary"}]}]}} | spec.containers[0].env has REGION
            {"metadata": {"name": "mine"}}                                                  | metadata.name
            {"sepc": {}}                                                                    | sepc
            []                                                                              | no JSON object
            {"spec": canary                                                                 | no JSON
            """)
    void whatIsWrongIsNamedWithoutItsValue(String json, String named) {
        assertThatThrownBy(() -> READER.read(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named)
                .message()
                .doesNotContain("canary");
    }
}
