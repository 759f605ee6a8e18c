package io.vivenuoperator.controller.export;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.vivenuoperator.controller.settings.ExportContainer;
import io.vivenuoperator.controller.settings.ExportSettings;
import io.vivenuoperator.crd.v1alpha1.export.SalesExport;
import io.vivenuoperator.operator.pod.ContainerImage;
import io.vivenuoperator.operator.pod.PodResources;
import io.vivenuoperator.operator.pod.RestrictedPod;
import io.vivenuoperator.operator.pod.ResumableJob;
import io.vivenuoperator.operator.pod.SecretFile;
import java.time.Duration;
import java.util.List;

/** The CronJob of an export, and the Job of a run that does not wait for it. */
public final class ExportPods {
    /** Of a run and its retries together. */
    static final Duration DEADLINE = Duration.ofMinutes(20);

    private static final int RETRIES = 2;
    private static final Duration KEPT = Duration.ofHours(6);
    /** The program takes 20 s at most to stop. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private static final int JOBS_KEPT = 1;
    private static final long LATEST_START_SECONDS = 300L;
    private static final int EXIT_MISCONFIGURED = 2;
    private static final int EXIT_FAILED = 3;
    private static final int EXIT_STOPPED = 75;

    /** The pod's own annotation, mounted as a file: so each run has the file of the CronJob that made it, and no right is needed for it. */
    private static final String ANNOTATION = "vivenu-operator.io/export-file";

    private static final String VOLUME = "export-file";
    private static final String DIRECTORY = "/etc/vivenu-export";
    private static final String FILE = "export.json";

    private static final PodResources RESOURCES = new PodResources("50m", "192Mi", "512Mi", "64Mi");

    private final ExportSettings settings;
    private final ExportPlace place;

    /** Pods in one namespace. */
    public ExportPods(ExportSettings settings, String namespace) {
        this.settings = settings;
        this.place = new ExportPlace(namespace);
    }

    /**
     * What makes the export's runs.
     *
     * @param isPaused whether it makes none for now
     */
    public CronJob cronJob(SalesExport export, boolean isPaused) {
        return new CronJobBuilder()
                .withMetadata(place.meta(export, ExportPlace.cronJob(export)))
                .withNewSpec()
                .withSchedule(ExportTimes.schedule(export))
                .withTimeZone(export.getSpec().timeZone())
                .withSuspend(isPaused)
                .withConcurrencyPolicy("Forbid")
                .withStartingDeadlineSeconds(LATEST_START_SECONDS)
                .withSuccessfulJobsHistoryLimit(JOBS_KEPT)
                .withFailedJobsHistoryLimit(JOBS_KEPT)
                .withNewJobTemplate()
                .withNewMetadata()
                .withLabels(ExportPlace.labels(export))
                .endMetadata()
                .withSpec(jobSpec(export))
                .endJobTemplate()
                .endSpec()
                .build();
    }

    /** The run of this spec that begins at once; there is one for each of its generations. */
    Job firstRun(SalesExport export) {
        return new JobBuilder()
                .withMetadata(place.meta(export, ExportPlace.firstRun(export)))
                .withSpec(jobSpec(export))
                .build();
    }

    private JobSpec jobSpec(SalesExport export) {
        var spec = new ResumableJob(pod(export), RETRIES, GRACE, List.of(EXIT_MISCONFIGURED, EXIT_FAILED), EXIT_STOPPED)
                .spec(ExportPlace.labels(export), settings.pod(), false);
        spec.setActiveDeadlineSeconds(DEADLINE.toSeconds());
        spec.setTtlSecondsAfterFinished(Math.toIntExact(KEPT.toSeconds()));
        spec.setTemplate(withFile(spec.getTemplate(), ExportFile.of(export)));
        return spec;
    }

    private RestrictedPod pod(SalesExport export) {
        var ref = export.getSpec().credentialsSecretRef();
        var key = new SecretFile("google-key", ref.name(), ref.key(), "/var/run/secrets/google", "credentials.json");
        return new RestrictedPod(
                new ContainerImage(ExportContainer.NAME, settings.image(), settings.imagePullPolicy()),
                settings.serviceAccount(),
                List.of("sheets"),
                environment(key),
                RESOURCES,
                List.of(key),
                DEADLINE);
    }

    private List<EnvVar> environment(SecretFile key) {
        return List.of(
                RestrictedPod.variableFrom("DATABASE_URL", settings.databaseSecret(), settings.databaseSecretKey()),
                RestrictedPod.variable("EXPORT_FILE", DIRECTORY + "/" + FILE),
                RestrictedPod.variable("GOOGLE_CREDENTIALS_FILE", key.path()));
    }

    /** Before what the installation adds, so that it stays last. */
    private static PodTemplateSpec withFile(PodTemplateSpec template, String file) {
        // @formatter:off
        return new PodTemplateSpecBuilder(template)
                .editMetadata()
                .addToAnnotations(ANNOTATION, file)
                .endMetadata()
                .editSpec()
                .addToVolumes(0, ownAnnotation())
                .editMatchingContainer(container -> container.getName().equals(ExportContainer.NAME))
                .addToVolumeMounts(
                        0,
                        new VolumeMountBuilder()
                                .withName(VOLUME)
                                .withMountPath(DIRECTORY)
                                .withReadOnly(true)
                                .build())
                .endContainer()
                .endSpec()
                .build();
        // @formatter:on
    }

    private static Volume ownAnnotation() {
        // @formatter:off
        return new VolumeBuilder()
                .withName(VOLUME)
                .withNewDownwardAPI()
                .addNewItem()
                .withPath(FILE)
                .withNewFieldRef()
                // As the API server fills it in: without it the CronJob would seem to differ for ever.
                .withApiVersion("v1")
                .withFieldPath("metadata.annotations['" + ANNOTATION + "']")
                .endFieldRef()
                .endItem()
                .endDownwardAPI()
                .build();
        // @formatter:on
    }
}
