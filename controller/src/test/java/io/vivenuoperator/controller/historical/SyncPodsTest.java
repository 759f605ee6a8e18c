package io.vivenuoperator.controller.historical;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRule;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.vivenuoperator.controller.naming.RegionKeyLookup;
import io.vivenuoperator.controller.naming.RegionNames;
import io.vivenuoperator.controller.settings.ControllerSettings;
import io.vivenuoperator.crd.v1alpha1.ApiKeySecretRef;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionSpec;
import io.vivenuoperator.crd.v1alpha1.historical.VivenuHistoricalSync;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SyncPodsTest {
    private static final String BEGIN =
            "{regionRef: {name: dach}, eventIds: [68108c20c5c88849372bfb61," + " 68108c20c5c88849372bfb62]";

    private static Job job(String spec) {
        var settings = ControllerSettings.from(new EnvironmentVariables(Map.of(
                "OPERATOR_NAMESPACE", "ticketing",
                "WEBHOOK_BASE_URL", "https://hooks.example.com",
                "POLLER_IMAGE", "poller",
                "DATABASE_SECRET", "database",
                "HISTORICAL_IMAGE", "registry.local/historical-job:test")));
        var names = new RegionNames(settings.webhookBaseUrl(), RegionKeyLookup.byRule(false));
        var sync = Serialization.unmarshal(
                "apiVersion: vivenu-operator.io/v1alpha1\nkind: VivenuHistoricalSync\nmetadata: {name: berlin, namespace:"
                        + " ticketing, uid: 3f2a9a52-aaaa}\nspec: " + spec,
                VivenuHistoricalSync.class);
        var region = new VivenuRegion();
        region.getMetadata().setName("dach");
        region.getMetadata().setNamespace("ticketing");
        region.setSpec(new VivenuRegionSpec(null, null, new ApiKeySecretRef("vivenu-dach", null), null, null, null));
        return new SyncPods(settings.historical().orElseThrow(), settings.poller(), names, "ticketing")
                .job(sync, region);
    }

    private static Map<String, String> environment(Job job) {
        return job.getSpec().getTemplate().getSpec().getContainers().getFirst().getEnv().stream()
                .collect(Collectors.toMap(
                        EnvVar::getName,
                        variable -> Optional.ofNullable(variable.getValue()).orElse("from a Secret")));
    }

    @Test
    void aPodThatWasToldToStopIsNoFailureAndOneThatIsOverIsNotTriedAgain() {
        // when
        var spec = job(BEGIN + "}").getSpec();

        // then
        assertThat(spec.getPodReplacementPolicy()).isEqualTo("Failed");
        assertThat(spec.getPodFailurePolicy().getRules())
                .extracting(PodFailurePolicyRule::getAction)
                .containsExactly("FailJob", "Ignore", "Ignore");
        assertThat(spec.getPodFailurePolicy().getRules().get(0).getOnExitCodes().getValues())
                .containsExactly(2, 3);
        assertThat(spec.getPodFailurePolicy().getRules().get(1).getOnExitCodes().getValues())
                .containsExactly(75);
        assertThat(spec.getPodFailurePolicy().getRules().get(2).getOnPodConditions())
                .singleElement()
                .satisfies(condition -> assertThat(condition.getType()).isEqualTo("DisruptionTarget"));
        assertThat(spec.getActiveDeadlineSeconds())
                .as("a pause would begin it anew")
                .isNull();
    }

    @Test
    void theArgumentsSayWhatToDo() {
        assertThat(job(BEGIN + "}")
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .getFirst()
                        .getArgs())
                .containsExactly("sync", "--dry-run", "dach", "68108c20c5c88849372bfb61", "68108c20c5c88849372bfb62");
    }

    @Test
    void whatTheSpecLeavesOutIsLeftToTheProgram() {
        assertThat(environment(job(BEGIN + "}")))
                .doesNotContainKeys("FILTER_STATUSES", "FILTER_NAME_CONTAINS", "REPLAY_URL", "OUTPUT_DIR")
                .containsEntry("SYNC_UID", "3f2a9a52-aaaa")
                .containsEntry("MANAGEMENT_PORT", "8081");
    }

    @Test
    void anEmptyFilterIsNoAbsentOne() {
        assertThat(environment(job(BEGIN + ", filter: {statuses: [], nameContains: []}}")))
                .containsEntry("FILTER_STATUSES", "")
                .containsEntry("FILTER_NAME_CONTAINS", "");
    }

    @Test
    void theFilterReachesTheProgram() {
        assertThat(environment(job(BEGIN + ", filter: {statuses: [VALID, BLANK], nameContains: [A, B],"
                        + " createdAfter: '2026-01-01T00:00:00+01:00', limit: 5}}")))
                .containsEntry("FILTER_STATUSES", "VALID,BLANK")
                .containsEntry("FILTER_NAME_CONTAINS", "A,B")
                .containsEntry("FILTER_CREATED_AFTER", "2025-12-31T23:00:00Z")
                .containsEntry("FILTER_LIMIT", "5");
    }

    @Test
    void aReplayKnowsItsEndpointAndHasTimeToSettle() {
        // when
        var job = job(BEGIN + ", mode: Replay, delivery: {url: 'https://f.example.com/$(HOSTNAME)', timeoutSeconds: 60,"
                + " inDoubt: Resend, signingKeySecretRef: {name: hia, key: k}}}");

        // then
        assertThat(environment(job))
                .containsEntry("REPLAY_URL", "https://f.example.com/$$(HOSTNAME)")
                .containsEntry("IN_DOUBT", "Resend")
                .containsEntry("MIN_INTERVAL_MILLIS", "1800")
                .containsEntry("SIGNING_KEY_FILE", "/var/run/secrets/endpoint/signingKey");
        assertThat(job.getSpec().getTemplate().getSpec().getTerminationGracePeriodSeconds())
                .isEqualTo(75);
    }

    @Test
    void filesGoToTheVolume() {
        // when
        var job = job(BEGIN + ", mode: PullOnly, output: {volumeClaim: {name: exports}, individual: false}}");

        // then
        var pod = job.getSpec().getTemplate().getSpec();
        assertThat(pod.getVolumes())
                .filteredOn(volume -> volume.getName().equals("output"))
                .singleElement()
                .satisfies(
                        volume -> assertThat(volume.getPersistentVolumeClaim().getClaimName())
                                .isEqualTo("exports"));
        assertThat(pod.getContainers().getFirst().getVolumeMounts())
                .anySatisfy(mount -> assertThat(mount.getMountPath()).isEqualTo("/output"));
        assertThat(environment(job)).containsEntry("OUTPUT_INDIVIDUAL", "false");
    }

    @Test
    void filesGoToTheBucketWithItsKey() {
        // when
        var job = job(
                BEGIN + ", mode: PullOnly, output: {objectStore: {endpoint: 'https://s3.example.com', bucket: exports,"
                        + " prefix: a/b, pathStyle: true, credentialsSecretRef: {name: bucket}}}}");

        // then
        assertThat(environment(job))
                .containsEntry("OUTPUT_S3_ENDPOINT", "https://s3.example.com")
                .containsEntry("OUTPUT_S3_BUCKET", "exports")
                .containsEntry("OUTPUT_S3_REGION", "us-east-1")
                .containsEntry("OUTPUT_S3_PREFIX", "a/b")
                .containsEntry("OUTPUT_S3_PATH_STYLE", "true")
                .containsEntry("OUTPUT_S3_ACCESS_KEY_ID_FILE", "/var/run/secrets/bucket-key-id/accessKeyId")
                .containsEntry("OUTPUT_S3_SECRET_ACCESS_KEY_FILE", "/var/run/secrets/bucket-key/secretAccessKey")
                .doesNotContainKey("OUTPUT_DIR");
        assertThat(job.getSpec().getTemplate().getSpec().getVolumes())
                .filteredOn(volume -> volume.getSecret() != null
                        && volume.getSecret().getSecretName().equals("bucket"))
                .hasSize(2);
    }

    @Test
    void whatFilesAreLikeReachesTheProgram() {
        assertThat(environment(job(BEGIN + ", mode: PullOnly, output: {volumeClaim: {name: exports}, redact: Holder,"
                        + " retentionDays: 30, encryption: {recipients: [age1a, age1b]}}}")))
                .containsEntry("OUTPUT_DIR", "/output")
                .containsEntry("OUTPUT_REDACT", "Holder")
                .containsEntry("OUTPUT_RETENTION_DAYS", "30")
                .containsEntry("OUTPUT_RECIPIENTS", "age1a,age1b")
                .doesNotContainKey("OUTPUT_S3_BUCKET");
    }
}
