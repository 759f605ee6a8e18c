package io.vivenuoperator.controller.region;

import static io.vivenuoperator.crd.v1alpha1.ConditionType.DATA_FRESH;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.READY;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.vivenuoperator.contracts.run.RunOutcome;
import io.vivenuoperator.crd.v1alpha1.PollingSpec;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionSpec;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Results of polls: failed, stuck, late, started manually. */
class PollOutcomesIT extends OnAnApiServer {
    @Test
    @Reaches({
        "DataFresh/KeyRefused",
        "DataFresh/RateLimited",
        "DataFresh/VendorUnavailable",
        "DataFresh/VendorProtocol",
        "DataFresh/DatabaseUnavailable",
        "DataFresh/DatabaseMisconfigured",
        "DataFresh/SchemaMismatch",
        "DataFresh/Misconfigured",
        "DataFresh/Interrupted",
        "DataFresh/WindowEmpty",
        "DataFresh/OutOfMemory"
    })
    void aFailedPollsOwnReasonIsTheRegions() {
        // given
        ready();
        var reasons = List.of(
                "KeyRefused",
                "RateLimited",
                "VendorUnavailable",
                "VendorProtocol",
                "DatabaseUnavailable",
                "DatabaseMisconfigured",
                "SchemaMismatch",
                "Misconfigured",
                "Interrupted",
                "WindowEmpty");

        // then
        for (var reason : reasons) {
            it.clock.advance(Duration.ofSeconds(2));
            finishedPoll("failed-" + reasons.indexOf(reason), 1, "Error", report("Failed", reason));
            expect(DATA_FRESH, "FALSE " + reason);
        }
        it.clock.advance(Duration.ofSeconds(2));
        finishedPoll("killed", 137, "OOMKilled", "");
        expect(DATA_FRESH, "FALSE OutOfMemory");
        assertThat(message(DATA_FRESH)).contains("raise the limit");
        expect(READY, "TRUE Ready");
    }

    /** A poll's own report, that of a JVM without memory for one, and a container that the kernel killed. */
    @Test
    void aPollWithoutMemorySaysSo() {
        // given
        ready();

        // then
        finishedPoll("reported", 1, "Error", report("Failed", "OutOfMemory"));
        expect(DATA_FRESH, "FALSE OutOfMemory");
        it.clock.advance(Duration.ofSeconds(2));
        finishedPoll("interrupted", 1, "Error", report("Failed", "Interrupted"));
        expect(DATA_FRESH, "FALSE Interrupted");
        it.clock.advance(Duration.ofSeconds(2));
        finishedPoll("ended", 3, "Error", "");
        expect(DATA_FRESH, "FALSE OutOfMemory");
        assertThat(message(DATA_FRESH)).contains("exit code 3", "Java heap was full");
    }

    @Test
    @Reaches("DataFresh/PollOverdue")
    void dataThatNobodyRenewsBecomesStale() {
        // given
        ready();
        finishedPoll(0, report("Complete", ""));
        expect(DATA_FRESH, "TRUE Polled");

        // when
        it.clock.advance(Duration.ofHours(2));

        // then
        expect(DATA_FRESH, "FALSE PollOverdue");
    }

    @Test
    @Reaches("DataFresh/PollerPodStuck")
    void aPodThatDoesNotStartIsNamedEvenWhenItIsGone() {
        // given
        ready();

        // when
        pendingPoll(
                "no-image",
                container("waiting", "{\"reason\":\"ErrImagePull\",\"message\":\"https://registry/?token=canary\"}"));

        // then
        expect(DATA_FRESH, "FALSE PollerPodStuck");
        assertThat(message(DATA_FRESH)).contains("ImagePullBackOff").doesNotContain("canary");

        // when
        delete("no-image");

        // then
        pendingPoll("starting", container("waiting", "{\"reason\":\"ContainerCreating\"}"));
        expect(DATA_FRESH, "FALSE PollerPodStuck");
        assertThat(message(DATA_FRESH)).contains("ImagePullBackOff");
    }

    @Test
    void aPodThatFindsNoNodeAndOneThatMissesItsSecretSayWhy() {
        // given
        ready();

        // when
        pendingPoll(
                "no-node",
                "\"conditions\":[{\"type\":\"PodScheduled\",\"status\":\"False\",\"reason\":\"Unschedulable\",\"message\":\"0/3 nodes are available: insufficient memory\"}]");

        // then
        eventually(() -> assertThat(message(DATA_FRESH)).contains("Unschedulable (0/3 nodes"));

        // when
        delete("no-node");
        pendingPoll(
                "no-secret",
                container(
                        "waiting",
                        "{\"reason\":\"CreateContainerConfigError\",\"message\":\"secret \\\"db\\\" not found\"}"));

        // then
        eventually(
                () -> assertThat(message(DATA_FRESH)).contains("CreateContainerConfigError (secret \"db\" not found)"));
    }

    @Test
    @Reaches("DataFresh/DeadlineExceeded")
    void aPodThatEndedBeforeItRanSaysWhy() {
        // given
        ready();

        // when
        it.pod(
                "late",
                Map.of(
                        "app.kubernetes.io/managed-by", "vivenu-operator",
                        "vivenu-operator.io/region", "dach",
                        "vivenu-operator.io/poll", "full"),
                "{\"status\":{\"phase\":\"Failed\",\"reason\":\"DeadlineExceeded\"}}");

        // then
        expect(DATA_FRESH, "FALSE DeadlineExceeded");
        assertThat(message(DATA_FRESH)).contains("before it started");
    }

    @Test
    void aPartialPollIsFreshAndSaysHowCompleteItWas() {
        // given
        ready();

        // when
        finishedPoll(0, report("Partial", "BelowThreshold"));

        // then
        expect(DATA_FRESH, "TRUE Polled");
        var status = it.stored("dach").getStatus();
        assertThat(status.lastPoll().outcome()).isEqualTo(RunOutcome.PARTIAL);
        assertThat(status.lastPoll().reason()).isEqualTo("BelowThreshold");
        assertThat(status.completenessPercent()).isEqualTo(98.5);
    }

    /** As with {@code kubectl create job --from=cronjob/dach-incremental dach-now}; also while the schedule is suspended. */
    @Test
    void aPollStartedByHandCounts() {
        // given
        it.readyReceiver();
        it.apiKey(KEY);
        it.region("dach", null, new PollingSpec(null, null, null, true, null, null));
        expect(READY, "TRUE Ready");

        // when
        var job = byHand(cronJob("dach-incremental"), "dach-now");
        finishedPollOf(job, "dach-now-abcde");

        // then
        eventually(() -> assertThat(it.stored("dach").getStatus().lastPoll()).isNotNull());
        assertThat(it.stored("dach").getStatus().lastSuccessfulPollTime()).isNotNull();
        assertThat(job.getSpec().getTtlSecondsAfterFinished()).isPositive();
        assertThat(job.getSpec().getActiveDeadlineSeconds()).isEqualTo(720);
    }

    @Test
    void anEditedRegionUpdatesItsCronJobsAndLeavesARunningPollAlone() {
        // given
        ready();
        var running = byHand(cronJob("dach-incremental"), "dach-running");

        // when
        it.client.resource(it.stored("dach")).edit(region -> {
            var spec = region.getSpec();
            region.setSpec(new VivenuRegionSpec(
                    null,
                    null,
                    spec.apiKeySecretRef(),
                    null,
                    null,
                    new PollingSpec("7 * * * *", null, null, null, 300, null)));
            return region;
        });

        // then
        eventually(() -> {
            var spec = cronJob("dach-incremental").getSpec();
            assertThat(spec.getSchedule()).isEqualTo("7 * * * *");
            assertThat(spec.getJobTemplate().getSpec().getActiveDeadlineSeconds())
                    .isEqualTo(420);
        });
        var after = it.client.resource(running).get();
        assertThat(after.getMetadata().getResourceVersion())
                .isEqualTo(running.getMetadata().getResourceVersion());
        assertThat(after.getMetadata().getDeletionTimestamp()).isNull();
    }

    private Job byHand(CronJob cronJob, String name) {
        var template = cronJob.getSpec().getJobTemplate();
        return it.client
                .resource(new JobBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(it.namespace)
                        .withLabels(template.getMetadata().getLabels())
                        .addToAnnotations("cronjob.kubernetes.io/instantiate", "manual")
                        .endMetadata()
                        .withSpec(template.getSpec())
                        .build())
                .create();
    }

    private void finishedPollOf(Job job, String pod) {
        var now = it.clock.instant().truncatedTo(ChronoUnit.SECONDS);
        it.pod(
                pod,
                job.getSpec().getTemplate().getMetadata().getLabels(),
                "{\"status\":{\"phase\":\"Succeeded\","
                        + container(
                                "terminated",
                                "{\"exitCode\":0,\"reason\":\"Completed\",\"startedAt\":\"" + now
                                        + "\",\"finishedAt\":\"" + now
                                        + "\",\"message\":"
                                        + it.client.getKubernetesSerialization().asJson(report("Complete", ""))
                                        + "}")
                        + "}}");
    }

    private void delete(String pod) {
        it.client
                .pods()
                .inNamespace(it.namespace)
                .withName(pod)
                .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                .withGracePeriod(0)
                .delete();
    }
}
