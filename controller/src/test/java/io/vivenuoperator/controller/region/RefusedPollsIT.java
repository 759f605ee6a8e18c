package io.vivenuoperator.controller.region;

import static io.vivenuoperator.crd.v1alpha1.ConditionType.DATA_FRESH;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.READY;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.vivenuoperator.operator.ownership.Ownership;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What prevents the pods of polls: a quota, an admission webhook, a missing ServiceAccount. {@code expect} waits for 30 s. */
class RefusedPollsIT extends OnAnApiServer {
    private PlayedKubernetes kubernetes;

    @BeforeEach
    void given() {
        kubernetes = new PlayedKubernetes(it.client, it.namespace, it.clock);
        ready();
    }

    @Test
    @Reaches("DataFresh/PollerPodRefused")
    void aQuotaThatRefusesThePodIsToldInTheServersWordsAndForgottenWhenAPollRuns() {
        // given
        var job = job("dach-first-poll");
        kubernetes.quota("limits.cpu", "4", "0");

        // when
        eventually(() -> assertThat(kubernetes.makePod(job)).isEmpty());

        // then
        expect(DATA_FRESH, "FALSE PollerPodRefused");
        assertThat(message(DATA_FRESH))
                .contains("FailedCreate", "\"dach-first-poll-*\"", "must specify limits.cpu for: poller", "LimitRange")
                .doesNotContain("\n")
                .hasSizeLessThan(1024);
        expect(READY, "TRUE Ready");

        // when
        it.clock.advance(Duration.ofSeconds(10));
        kubernetes.liftQuota();
        eventually(() -> {
            var pod = kubernetes.makePod(job).orElseThrow();
            it.client
                    .resource(pod)
                    .subresource("status")
                    .patch(
                            PatchContext.of(PatchType.JSON_MERGE),
                            "{\"status\":{\"phase\":\"Running\","
                                    + container("running", "{\"startedAt\":\"" + now() + "\"}") + "}}");
        });

        // then
        expect(DATA_FRESH, "UNKNOWN FirstPollPending");
    }

    @Test
    void aQuotaThatIsUsedUpIsTold() {
        // given
        kubernetes.quota("pods", "1", "1");

        // when
        eventually(() -> assertThat(kubernetes.makePod(job("dach-first-poll"))).isEmpty());

        // then
        eventually(() -> assertThat(message(DATA_FRESH)).contains("exceeded quota: limit", "Raise the namespace's"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Job|dach-incremental-29400001|FailedCreate|Error creating: pods \"dach-incremental-29400001-\" is forbidden: error looking up service account ticketing/vivenu-poller: serviceaccount \"vivenu-poller\" not found|vivenu-poller|Create the ServiceAccount",
                "Job|dach-full-29400001|FailedCreate|Error creating: pods \"dach-full-29400001-8xk2p\" is forbidden: violates PodSecurity \"restricted:latest\": runAsNonRoot != true|violates PodSecurity|pod-security.kubernetes.io/enforce",
                "Job|dach-first-poll|FailedCreate|Error creating: admission webhook \"policy.example.com\" denied the request: no registry but ours|no registry but ours|admission webhook to allow it",
                "Job|dach-first-poll|FailedCreate|Error creating: Internal error occurred: failed calling webhook \"policy.example.com\": connection refused|policy.example.com|repair or remove it",
                "Job|dach-first-poll|FailedCreate|Error creating: pods \"x\" is forbidden: maximum memory usage per Container is 128Mi, but limit is 384Mi|128Mi|LimitRange",
                "Job|dach-first-poll|FailedCreate|(combined from similar events): Error creating: pods \"dach-first-poll-8xk2p\" is forbidden: something new|\"dach-first-poll-*\" is forbidden: something new|creates no pod",
                "CronJob|dach-incremental|FailedCreate|Error creating job: jobs.batch \"dach-incremental-29400001\" is forbidden: exceeded quota: jobs, requested: count/jobs.batch=1|count/jobs.batch=1|Raise the namespace's ResourceQuota",
                "CronJob|dach-full|UnknownTimeZone|invalid timeZone: \"Europe/Nowhere\": unknown time zone|Europe/Nowhere|UnknownTimeZone"
            })
    void whateverKubernetesSaysOfAPollIsSaid(
            String kind, String name, String reason, String message, String words, String advice) {
        // when
        kubernetes.event(kind, named(name), reason, message);

        // then
        expect(DATA_FRESH, "FALSE PollerPodRefused");
        assertThat(message(DATA_FRESH)).contains(words, advice);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FailedMount|MountVolume.SetUp failed for volume \"api-key\" : secret \"vivenu-dach\" not found|Create that Secret",
                "FailedMount|MountVolume.SetUp failed for volume \"api-key\" : references non-existent secret key: apiKey|non-existent",
                "FailedCreatePodSandBox|Failed to create pod sandbox: no IP addresses available in range set|no IP addresses"
            })
    void aPodThatStaysAtItsBeginningsIsSaidInTheKubeletsWords(String reason, String message, String words) {
        // given
        pendingPoll("dach-first-poll-abcde", container("waiting", "{\"reason\":\"ContainerCreating\"}"));
        var pod = it.client
                .pods()
                .inNamespace(it.namespace)
                .withName("dach-first-poll-abcde")
                .get();

        // when
        kubernetes.event("Pod", pod.getMetadata(), reason, message);

        // then
        expect(DATA_FRESH, "FALSE PollerPodStuck");
        assertThat(message(DATA_FRESH)).contains(reason, words);
    }

    @Test
    void theNewerFormOfEventsIsUnderstoodToo() {
        // given
        var job = job("dach-first-poll");

        // when
        it.client
                .resource("""
                        apiVersion: events.k8s.io/v1
                        kind: Event
                        metadata: { name: newer, namespace: %1$s }
                        eventTime: "%2$s"
                        regarding: { kind: Job, name: dach-first-poll, namespace: %1$s, uid: %3$s }
                        type: Warning
                        reason: FailedCreate
                        action: Creating
                        note: "Error creating: pods is forbidden: exceeded quota: newer"
                        reportingController: job-controller
                        reportingInstance: job-controller-1
                        """.formatted(
                                it.namespace,
                                now().replace("Z", ".000000Z"),
                                job.getMetadata().getUid()))
                .create();

        // then
        expect(DATA_FRESH, "FALSE PollerPodRefused");
        assertThat(message(DATA_FRESH)).contains("exceeded quota: newer");
    }

    /** As created by {@code kubectl create job --from=cronjob/dach-incremental at-once}. */
    @Test
    void aPollStartedByHandUnderAnyNameIsSpokenOf() {
        // given
        var template = cronJob("dach-incremental").getSpec().getJobTemplate();
        var job = it.client
                .resource(new JobBuilder()
                        .withNewMetadata()
                        .withName("at-once")
                        .withNamespace(it.namespace)
                        .withLabels(template.getMetadata().getLabels())
                        .endMetadata()
                        .withSpec(template.getSpec())
                        .build())
                .create();
        kubernetes.quota("pods", "0", "0");

        // when
        eventually(() -> {
            it.clock.advance(Duration.ofSeconds(1));
            assertThat(kubernetes.makePod(job)).isEmpty();
            assertThat(it.condition("dach", DATA_FRESH)).isEqualTo("FALSE PollerPodRefused");
        });

        // then
        assertThat(message(DATA_FRESH)).contains("\"at-once-*\"", "exceeded quota");
    }

    @Test
    void whileTheDataIsYoungItIsMentioned() {
        // given
        finishedPoll(0, report("Complete", ""));
        expect(DATA_FRESH, "TRUE Polled");
        it.clock.advance(Duration.ofMinutes(5));

        // when
        kubernetes.event(
                "Job", named("dach-incremental-29400001"), "FailedCreate", "Error creating: exceeded quota: q");

        // then
        eventually(() -> assertThat(message(DATA_FRESH))
                .contains("The last good poll ended at", "the next one can't start: FailedCreate (exceeded quota: q)"));
        expect(DATA_FRESH, "TRUE Polled");

        // when
        it.clock.advance(Duration.ofMinutes(5));
        finishedPoll("dach-incremental-29400002-abcde", 0, "Completed", report("Complete", ""));

        // then
        eventually(() -> assertThat(message(DATA_FRESH)).startsWith("The last poll succeeded at"));
    }

    @Test
    void whatWasSaidOutlivesItsEvent() {
        // given
        var event = kubernetes.event(
                "Job", named("dach-incremental-29400001"), "FailedCreate", "Error creating: exceeded quota: q");
        expect(DATA_FRESH, "FALSE PollerPodRefused");

        // when
        it.client.resource(event).delete();
        pendingPoll("dach-full-29400001-abcde", container("waiting", "{\"reason\":\"ContainerCreating\"}"));

        // then
        expect(DATA_FRESH, "FALSE PollerPodRefused");
        assertThat(message(DATA_FRESH)).contains("exceeded quota: q");
    }

    @Test
    void anotherRegionsAndOtherPeoplesTroublesAreNotOurs() {
        // when
        kubernetes.event("Job", named("dach-eu-incremental-29400001"), "FailedCreate", "canary of another region");
        kubernetes.event("Job", named("backup-29400001"), "FailedCreate", "canary of another team");
        kubernetes.event("CronJob", named("dach-incremental"), "MissSchedule", "canary of a turn that was missed");
        kubernetes.event(
                "Job", named("dach-incremental-29400001"), "FailedCreate", "Error creating: exceeded quota: q");

        // then
        expect(DATA_FRESH, "FALSE PollerPodRefused");
        assertThat(message(DATA_FRESH)).contains("exceeded quota: q").doesNotContain("canary");
    }

    private Job job(String name) {
        return Optional.ofNullable(it.client
                        .batch()
                        .v1()
                        .jobs()
                        .inNamespace(it.namespace)
                        .withName(name)
                        .get())
                .orElseThrow();
    }

    private static ObjectMeta named(String name) {
        return new ObjectMetaBuilder()
                .withName(name)
                .withUid("uid-of-" + name)
                .withLabels(Ownership.labels(Map.of()))
                .build();
    }

    private String now() {
        return it.clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
