package io.vivenuoperator.controller.historical;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.vivenuoperator.controller.naming.RegionNames;
import io.vivenuoperator.controller.settings.ControllerSettings.PollerSettings;
import io.vivenuoperator.controller.settings.HistoricalContainer;
import io.vivenuoperator.controller.settings.HistoricalSettings;
import io.vivenuoperator.crd.v1alpha1.VivenuEnvironment;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.historical.BucketKeyRef;
import io.vivenuoperator.crd.v1alpha1.historical.SyncDelivery;
import io.vivenuoperator.crd.v1alpha1.historical.SyncObjectStore;
import io.vivenuoperator.crd.v1alpha1.historical.SyncOutput;
import io.vivenuoperator.crd.v1alpha1.historical.VivenuHistoricalSync;
import io.vivenuoperator.crd.v1alpha1.historical.VolumeClaimRef;
import io.vivenuoperator.operator.pod.ContainerImage;
import io.vivenuoperator.operator.pod.PodResources;
import io.vivenuoperator.operator.pod.RestrictedPod;
import io.vivenuoperator.operator.pod.ResumableJob;
import io.vivenuoperator.operator.pod.SecretFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The Job of a sync: its pod's arguments, environment and restrictions. */
public final class SyncPods {
    /** With the Job controller's growing pauses, about half an hour. */
    private static final int RETRIES = 8;

    /** A pod that hangs is replaced; sending 100,000 tickets takes two days. */
    private static final Duration LONGEST_POD = Duration.ofDays(7);
    /** Beyond the attempt under way. */
    private static final Duration TO_SETTLE = Duration.ofSeconds(15);

    private static final int USUAL_TIMEOUT_SECONDS = 30;
    private static final int EXIT_MISCONFIGURED = 2;
    private static final int EXIT_FAILED = 3;
    private static final int EXIT_STOPPED = 75;
    private static final String OUTPUT = "output";
    private static final String OUTPUT_DIRECTORY = "/output";

    /** The spool has all payloads: about 2 kB a ticket. */
    private static final PodResources RESOURCES = new PodResources("50m", "192Mi", "384Mi", "2Gi");

    private final HistoricalSettings settings;
    private final PollerSettings database;
    private final RegionNames names;
    private final SyncPlace place;

    /**
     * Jobs in one namespace.
     *
     * @param database of the polls, which use the same one
     */
    public SyncPods(HistoricalSettings settings, PollerSettings database, RegionNames names, String namespace) {
        this.settings = settings;
        this.database = database;
        this.names = names;
        this.place = new SyncPlace(namespace);
    }

    /** The Job that does what the spec says with the region's tickets. */
    public Job job(VivenuHistoricalSync sync, VivenuRegion region) {
        var spec = new ResumableJob(
                        pod(sync, region),
                        RETRIES,
                        Duration.ofSeconds(timeoutSeconds(sync)).plus(TO_SETTLE),
                        List.of(EXIT_MISCONFIGURED, EXIT_FAILED),
                        EXIT_STOPPED)
                .spec(SyncPlace.labels(sync), settings.pod(), false);
        Optional.ofNullable(sync.getSpec().output())
                .map(SyncOutput::volumeClaim)
                .ifPresent(claim -> spec.setTemplate(withVolume(spec.getTemplate(), claim)));
        return new JobBuilder().withMetadata(place.meta(sync)).withSpec(spec).build();
    }

    private static int timeoutSeconds(VivenuHistoricalSync sync) {
        return Optional.ofNullable(sync.getSpec().delivery())
                .map(SyncDelivery::timeoutSeconds)
                .orElse(USUAL_TIMEOUT_SECONDS);
    }

    private RestrictedPod pod(VivenuHistoricalSync sync, VivenuRegion region) {
        var ref = region.getSpec().apiKeySecretRef();
        var files = new ArrayList<SecretFile>();
        files.add(new SecretFile("api-key", ref.name(), ref.key(), "/var/run/secrets/vivenu", "apiKey"));
        Optional.ofNullable(sync.getSpec().delivery())
                .map(SyncDelivery::signingKeySecretRef)
                .map(key ->
                        new SecretFile("signing-key", key.name(), key.key(), "/var/run/secrets/endpoint", "signingKey"))
                .ifPresent(files::add);
        store(sync).map(SyncObjectStore::credentialsSecretRef).ifPresent(key -> {
            files.add(bucketKey("bucket-key-id", key, BucketKeyRef.ID));
            files.add(bucketKey("bucket-key", key, BucketKeyRef.SECRET));
        });
        return new RestrictedPod(
                new ContainerImage(HistoricalContainer.NAME, settings.image(), settings.imagePullPolicy()),
                settings.serviceAccount(),
                arguments(sync, region),
                environment(sync, region, files),
                RESOURCES,
                files,
                LONGEST_POD);
    }

    private static Optional<SyncObjectStore> store(VivenuHistoricalSync sync) {
        return Optional.ofNullable(sync.getSpec().output())
                .flatMap(output -> Optional.ofNullable(output.objectStore()));
    }

    private static SecretFile bucketKey(String volume, BucketKeyRef ref, String key) {
        return new SecretFile(volume, ref.name(), key, "/var/run/secrets/" + volume, key);
    }

    private List<String> arguments(VivenuHistoricalSync sync, VivenuRegion region) {
        var command =
                switch (sync.getSpec().mode()) {
                    case DRY_RUN -> Stream.of("sync", "--dry-run");
                    case TEST -> Stream.of("sync", "--test");
                    case PULL_ONLY -> Stream.of("pull");
                    case REPLAY -> Stream.of("sync");
                };
        return Stream.of(command, Stream.of(names.key(region)), sync.getSpec().eventIds().stream())
                .flatMap(words -> words)
                .toList();
    }

    private List<EnvVar> environment(VivenuHistoricalSync sync, VivenuRegion region, List<SecretFile> files) {
        var spec = sync.getSpec();
        var variables = new PodVariables();
        variables.secret("DATABASE_URL", database.databaseSecret(), database.databaseSecretKey());
        variables.put("VIVENU_BASE_URL", region.getSpec().apiUrl());
        variables.put("VIVENU_API_KEY_FILE", files.getFirst().path());
        variables.put("REQUESTS_PER_MINUTE", region.getSpec().rateLimit().requestsPerMinute());
        variables.put("REQUESTS_PER_HOUR", region.getSpec().rateLimit().requestsPerHour());
        variables.put(
                "ENVIRONMENT",
                region.getSpec().environment() == VivenuEnvironment.DEVELOPMENT ? "Development" : "Production");
        variables.put("SYNC_UID", sync.getMetadata().getUid());
        variables.put("MANAGEMENT_PORT", settings.managementPort());
        Optional.ofNullable(spec.filter()).ifPresent(variables::filter);
        Optional.ofNullable(spec.delivery())
                .ifPresent(
                        delivery -> variables.delivery(delivery, files.getLast().path()));
        Optional.ofNullable(spec.output()).ifPresent(variables::output);
        Optional.ofNullable(spec.output())
                .map(SyncOutput::volumeClaim)
                .ifPresent(_ -> variables.put("OUTPUT_DIR", OUTPUT_DIRECTORY));
        store(sync)
                .ifPresent(store -> variables.bucket(
                        store,
                        files.get(files.size() - 2).path(),
                        files.getLast().path()));
        return variables.list();
    }

    private static PodTemplateSpec withVolume(PodTemplateSpec template, VolumeClaimRef claim) {
        // @formatter:off
        return new PodTemplateSpecBuilder(template)
                .editSpec()
                .addNewVolume()
                .withName(OUTPUT)
                .withNewPersistentVolumeClaim(claim.name(), false)
                .endVolume()
                .editMatchingContainer(container -> container.getName().equals(HistoricalContainer.NAME))
                .addNewVolumeMount()
                .withName(OUTPUT)
                .withMountPath(OUTPUT_DIRECTORY)
                .endVolumeMount()
                .endContainer()
                .endSpec()
                .build();
        // @formatter:on
    }
}
