package io.vivenuoperator.controller.cronjob;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.controller.naming.PollPlace;
import io.vivenuoperator.controller.naming.RegionNames;
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
import java.util.Optional;
import java.util.stream.Stream;

/** The Job of one poll: its pod's environment and restrictions. */
public final class PollerPods {
    public static final String CONTAINER = PollerContainer.NAME;

    private static final int RETRIES = 1;
    private static final Duration KEPT = Duration.ofHours(6);
    /** Allowance for scheduling and pulling an image, in addition to the poll itself. */
    private static final Duration UNTIL_STARTED = Duration.ofMinutes(2);

    private static final Duration UNTIL_STOPPED = Duration.ofSeconds(30);
    /** The poller's exit code for "a retry is pointless". */
    private static final int EXIT_MISCONFIGURED = 2;

    private static final PodResources RESOURCES = new PodResources("50m", "192Mi", "384Mi", "64Mi");

    private final PollerSettings settings;
    private final RegionNames names;
    private final PollPlace place;

    public PollerPods(PollerSettings settings, RegionNames names, PollPlace place) {
        this.settings = settings;
        this.names = names;
        this.place = place;
    }

    PollPlace place() {
        return place;
    }

    /**
     * The poller stops by itself at its deadline, between two pages, and reports that. The pod's own deadline catches a
     * poller that can't; the Job's catches pods that never start, and retries.
     */
    JobSpec job(VivenuRegion region, RunKind kind) {
        return new RestrictedJob(
                        pod(region, kind), RETRIES, deadline(region).plus(UNTIL_STARTED), KEPT, EXIT_MISCONFIGURED)
                .spec(place.labels(region, kind), settings.pod());
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

    /** From the region's own Secret, or from the copy of a key that is in another namespace. */
    private SecretFile apiKey(VivenuRegion region) {
        var ref = region.getSpec().apiKeySecretRef();
        return place.isHomeOf(region)
                ? keyFile(ref.name(), ref.key())
                : keyFile(settings.pollKeysSecret(), place.base(region));
    }

    private static SecretFile keyFile(String secret, String key) {
        return new SecretFile("api-key", secret, key, "/var/run/secrets/vivenu", "apiKey");
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
                RestrictedPod.variable("WEBHOOK_TELLS_TICKETS", spec.webhook().tellsTickets()),
                RestrictedPod.variable(
                        "COMPLETENESS_THRESHOLD_PERCENT", spec.polling().completenessThresholdPercent()));
        var retention =
                settings.deliveryRetentionDays().map(days -> RestrictedPod.variable("DELIVERY_RETENTION_DAYS", days));
        var created = Optional.ofNullable(region.getMetadata().getCreationTimestamp())
                .map(at -> RestrictedPod.variable("REGION_CREATED", at));
        return Stream.of(always, created.stream(), retention.stream())
                .flatMap(variables -> variables)
                .toList();
    }

    private static Duration deadline(VivenuRegion region) {
        return Duration.ofSeconds(region.getSpec().polling().deadlineSeconds());
    }
}
