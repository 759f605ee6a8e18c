package io.vivenuoperator.controller.poller;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.controller.naming.RegionNames;
import io.vivenuoperator.controller.naming.ResourceLabels;
import io.vivenuoperator.controller.settings.ControllerSettings.PollerSettings;
import io.vivenuoperator.controller.settings.PollerContainer;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.pod.ContainerImage;
import io.vivenuoperator.operator.pod.PodResources;
import io.vivenuoperator.operator.pod.RestrictedJob;
import io.vivenuoperator.operator.pod.RestrictedPod;
import io.vivenuoperator.operator.pod.SecretFile;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The Job of one poll: what its pod is told, and how little it may do. */
public final class PollerPods {
    public static final String CONTAINER = PollerContainer.NAME;

    private static final int RETRIES = 1;
    private static final Duration KEPT = Duration.ofHours(6);
    /** What scheduling and pulling an image may take beside the poll itself. */
    private static final Duration UNTIL_STARTED = Duration.ofMinutes(2);

    private static final Duration UNTIL_STOPPED = Duration.ofSeconds(30);
    /** The poller's word for "a retry is pointless". */
    private static final int EXIT_MISCONFIGURED = 2;

    private static final PodResources RESOURCES = new PodResources("50m", "192Mi", "384Mi", "64Mi");

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
    JobSpec job(VivenuRegion region, RunKind kind) {
        return new RestrictedJob(
                        pod(region, kind), RETRIES, deadline(region).plus(UNTIL_STARTED), KEPT, EXIT_MISCONFIGURED)
                .spec(ResourceLabels.of(region, kind), settings.pod());
    }

    private RestrictedPod pod(VivenuRegion region, RunKind kind) {
        var key = apiKey(region);
        return new RestrictedPod(
                new ContainerImage(CONTAINER, settings.image(), settings.imagePullPolicy()),
                settings.serviceAccount(),
                List.of(kind.argument()),
                environment(region, key),
                RESOURCES,
                List.of(key),
                deadline(region).plus(UNTIL_STOPPED));
    }

    private static SecretFile apiKey(VivenuRegion region) {
        var ref = region.getSpec().apiKeySecretRef();
        return new SecretFile("api-key", ref.name(), ref.key(), "/var/run/secrets/vivenu", "apiKey");
    }

    private List<EnvVar> environment(VivenuRegion region, SecretFile apiKey) {
        var spec = region.getSpec();
        var always = Stream.of(
                RestrictedPod.variableFrom("DATABASE_URL", settings.databaseSecret(), settings.databaseSecretKey()),
                RestrictedPod.variable("REGION", names.key(region)),
                RestrictedPod.variable("VIVENU_BASE_URL", spec.apiUrl()),
                RestrictedPod.variable("VIVENU_API_KEY_FILE", apiKey.path()),
                RestrictedPod.variable("REQUESTS_PER_MINUTE", spec.rateLimit().requestsPerMinute()),
                RestrictedPod.variable("REQUESTS_PER_HOUR", spec.rateLimit().requestsPerHour()),
                RestrictedPod.variable("DEADLINE_SECONDS", deadline(region).toSeconds()),
                RestrictedPod.variable(
                        "COMPLETENESS_THRESHOLD_PERCENT", spec.polling().completenessThresholdPercent()));
        var retention =
                settings.deliveryRetentionDays().map(days -> RestrictedPod.variable("DELIVERY_RETENTION_DAYS", days));
        return Stream.concat(always, retention.stream()).toList();
    }

    private static Duration deadline(VivenuRegion region) {
        return Duration.ofSeconds(region.getSpec().polling().deadlineSeconds());
    }
}
