package io.vivenuoperator.operator.pod;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A pod that runs once with minimal rights: no root, no token, no capabilities, nothing writable but /tmp and its
 * termination message. It passes the "restricted" pod security standard.
 *
 * @param secrets the files it reads
 * @param deadline after which Kubernetes kills it
 */
public record RestrictedPod(
        ContainerImage image,
        String serviceAccount,
        List<String> arguments,
        List<EnvVar> environment,
        PodResources resources,
        List<SecretFile> secrets,
        Duration deadline) {
    private static final long USER = 65532L;
    private static final String SCRATCH = "tmp";

    public RestrictedPod {
        arguments = List.copyOf(arguments);
        environment = List.copyOf(environment);
        secrets = List.copyOf(secrets);
    }

    /** An environment variable with a public value. */
    public static EnvVar variable(String name, Object value) {
        return new EnvVarBuilder().withName(name).withValue(value.toString()).build();
    }

    /** An environment variable from a Secret. */
    public static EnvVar variableFrom(String name, String secret, String key) {
        return new EnvVarBuilder()
                .withName(name)
                .withNewValueFrom()
                .withNewSecretKeyRef(key, secret, false)
                .endValueFrom()
                .build();
    }

    public PodTemplateSpec template(Map<String, String> labels) {
        // @formatter:off
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(labels)
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy("Never")
                .withActiveDeadlineSeconds(deadline.toSeconds())
                .withServiceAccountName(serviceAccount)
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withNewSecurityContext()
                .withRunAsNonRoot(true)
                .withRunAsUser(USER)
                .withRunAsGroup(USER)
                .withFsGroup(USER)
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .endSecurityContext()
                .addNewContainer()
                .withName(image.container())
                .withImage(image.image())
                .withImagePullPolicy(image.pullPolicy())
                .withArgs(arguments)
                .withEnv(environment)
                // Logs may hold more than a report. Only what the program writes on purpose may reach
                // the status.
                .withTerminationMessagePath("/dev/termination-log")
                .withTerminationMessagePolicy("File")
                .withNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .endSecurityContext()
                .withResources(resources.requirements())
                .withVolumeMounts(mounts())
                .endContainer()
                .withVolumes(volumes())
                .endSpec()
                .build();
        // @formatter:on
    }

    private List<VolumeMount> mounts() {
        var scratch =
                new VolumeMountBuilder().withName(SCRATCH).withMountPath("/tmp").build();
        return Stream.concat(secrets.stream().map(SecretFile::mount), Stream.of(scratch))
                .toList();
    }

    private List<Volume> volumes() {
        var scratch = new VolumeBuilder()
                .withName(SCRATCH)
                .withNewEmptyDir()
                .withSizeLimit(new Quantity(resources.scratch()))
                .endEmptyDir()
                .build();
        return Stream.concat(secrets.stream().map(SecretFile::asVolume), Stream.of(scratch))
                .toList();
    }
}
