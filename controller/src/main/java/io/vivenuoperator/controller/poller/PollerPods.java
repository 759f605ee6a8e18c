package io.vivenuoperator.controller.poller;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpecBuilder;
import io.vivenuoperator.controller.naming.RegionNames;
import io.vivenuoperator.controller.naming.ResourceLabels;
import io.vivenuoperator.controller.settings.ControllerSettings.PollerSettings;
import io.vivenuoperator.crd.v1alpha1.PollKind;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import java.util.List;
import java.util.stream.Stream;

/** The Job of one poll: what its pod is told, and how little it may do. */
public final class PollerPods {
    public static final String CONTAINER = "poller";

    private static final long USER = 65532L;
    private static final int RETRIES = 1;
    private static final int KEPT_SECONDS = 6 * 60 * 60;
    /** What scheduling and pulling an image may take beside the poll itself. */
    private static final int START_SECONDS = 120;
    /** The poller's word for "a retry is pointless". */
    private static final int EXIT_MISCONFIGURED = 2;

    private static final int OWNER_AND_GROUP_READ = 0440;
    private static final long STOP_SECONDS = 30;
    private static final String KEY_DIRECTORY = "/var/run/secrets/vivenu";
    private static final String KEY_FILE = "apiKey";

    private final PollerSettings settings;
    private final RegionNames names;

    public PollerPods(PollerSettings settings, RegionNames names) {
        this.settings = settings;
        this.names = names;
    }

    /**
     * The poller stops by itself at the deadline, at a page's end, and says so; the pod's own deadline is for one that can't,
     * the Job's for what never started and for retries.
     */
    JobSpec job(VivenuRegion region, PollKind kind) {
        return new JobSpecBuilder()
                .withBackoffLimit(RETRIES)
                .withActiveDeadlineSeconds(deadline(region) + START_SECONDS)
                .withTtlSecondsAfterFinished(KEPT_SECONDS)
                .withNewPodFailurePolicy()
                .addNewRule()
                .withAction("FailJob")
                .withNewOnExitCodes()
                .withContainerName(CONTAINER)
                .withOperator("In")
                .withValues(EXIT_MISCONFIGURED)
                .endOnExitCodes()
                .endRule()
                .endPodFailurePolicy()
                .withTemplate(template(region, kind))
                .build();
    }

    private PodTemplateSpec template(VivenuRegion region, PollKind kind) {
        // @formatter:off
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(ResourceLabels.of(region, kind))
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy("Never")
                .withActiveDeadlineSeconds(deadline(region) + STOP_SECONDS)
                .withServiceAccountName(settings.serviceAccount())
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
                .withName(CONTAINER)
                .withImage(settings.image())
                .withImagePullPolicy(settings.imagePullPolicy())
                .withArgs(kind.argument())
                .withEnv(environment(region))
                // Logs may hold more than a report: only what the poller writes on purpose reaches the status.
                .withTerminationMessagePath("/dev/termination-log")
                .withTerminationMessagePolicy("File")
                .withNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .endSecurityContext()
                .withNewResources()
                .addToRequests("cpu", new Quantity("50m"))
                .addToRequests("memory", new Quantity("192Mi"))
                .addToLimits("memory", new Quantity("384Mi"))
                .endResources()
                .addNewVolumeMount()
                .withName("api-key")
                .withMountPath(KEY_DIRECTORY)
                .withReadOnly(true)
                .endVolumeMount()
                .addNewVolumeMount()
                .withName("tmp")
                .withMountPath("/tmp")
                .endVolumeMount()
                .endContainer()
                .addNewVolume()
                .withName("api-key")
                .withNewSecret()
                .withSecretName(region.getSpec().apiKeySecretRef().name())
                .withDefaultMode(OWNER_AND_GROUP_READ)
                .addNewItem()
                .withKey(region.getSpec().apiKeySecretRef().key())
                .withPath(KEY_FILE)
                .endItem()
                .endSecret()
                .endVolume()
                .addNewVolume()
                .withName("tmp")
                .withNewEmptyDir()
                .withSizeLimit(new Quantity("64Mi"))
                .endEmptyDir()
                .endVolume()
                .endSpec()
                .build();
        // @formatter:on
    }

    private List<EnvVar> environment(VivenuRegion region) {
        var spec = region.getSpec();
        var always = Stream.of(
                new EnvVarBuilder()
                        .withName("DATABASE_URL")
                        .withNewValueFrom()
                        .withNewSecretKeyRef(settings.databaseSecretKey(), settings.databaseSecret(), false)
                        .endValueFrom()
                        .build(),
                variable("REGION", names.key(region)),
                variable("VIVENU_BASE_URL", spec.apiUrl()),
                variable("VIVENU_API_KEY_FILE", KEY_DIRECTORY + "/" + KEY_FILE),
                variable("REQUESTS_PER_MINUTE", spec.rateLimit().requestsPerMinute()),
                variable("REQUESTS_PER_HOUR", spec.rateLimit().requestsPerHour()),
                variable("DEADLINE_SECONDS", deadline(region)),
                variable("COMPLETENESS_THRESHOLD_PERCENT", spec.polling().completenessThresholdPercent()));
        var retention = settings.deliveryRetentionDays().map(days -> variable("DELIVERY_RETENTION_DAYS", days));
        return Stream.concat(always, retention.stream()).toList();
    }

    private static EnvVar variable(String name, Object value) {
        return new EnvVarBuilder().withName(name).withValue(value.toString()).build();
    }

    private static long deadline(VivenuRegion region) {
        return region.getSpec().polling().deadlineSeconds();
    }
}
