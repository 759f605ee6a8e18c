package io.vivenuoperator.controller.region;

import static io.vivenuoperator.crd.v1alpha1.ConditionType.DATA_FRESH;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.POLLERS_SCHEDULED;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.READY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.crd.v1alpha1.PollingSpec;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The CronJobs, the first poll, and what polls report. */
class PollersIT extends OnAnApiServer {
    private static final String POLICY = """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicy
            metadata: { name: no-cron-jobs-NAMESPACE }
            spec:
              failurePolicy: Fail
              matchConstraints:
                resourceRules:
                  - { apiGroups: [batch], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [cronjobs] }
              validations:
                - { expression: "false", message: "spec.schedule: not at this time", reason: Invalid }
            ---
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicyBinding
            metadata: { name: no-cron-jobs-NAMESPACE }
            spec:
              policyName: no-cron-jobs-NAMESPACE
              validationActions: [Deny]
              matchResources:
                namespaceSelector:
                  matchLabels: { kubernetes.io/metadata.name: NAMESPACE }
            """;
    private static final String CRON_JOB = """
            apiVersion: batch/v1
            kind: CronJob
            metadata: { name: tried }
            spec:
              schedule: "0 2 * * *"
              jobTemplate:
                spec:
                  template:
                    spec:
                      restartPolicy: Never
                      containers: [{ name: none, image: none }]
            """;

    @Test
    void aNewRegionIsPolledAtOnceAndBySchedule() {
        // given
        ready();

        // then
        assertThat(cronJob("dach-incremental").getSpec().getSuspend()).isFalse();
        assertThat(cronJob("dach-full").getSpec().getSuspend()).isFalse();
        assertThat(it.client
                        .batch()
                        .v1()
                        .jobs()
                        .inNamespace(it.namespace)
                        .withName("dach-first-poll")
                        .get())
                .isNotNull();
    }

    @Test
    @Reaches({"PollersScheduled/Suspended", "DataFresh/Suspended"})
    void aSuspendedRegionIsReadyAndNotPolled() {
        // given
        it.readyReceiver();
        it.apiKey(KEY);

        // when
        it.region("dach", null, new PollingSpec(null, null, null, true, null, null));

        // then
        expect(READY, "TRUE Ready");
        expect(POLLERS_SCHEDULED, "TRUE Suspended");
        assertThat(it.client
                        .batch()
                        .v1()
                        .jobs()
                        .inNamespace(it.namespace)
                        .list()
                        .getItems())
                .isEmpty();
    }

    @Test
    void aCronJobDeletedByHandComesBack() {
        // given
        ready();
        var first = cronJob("dach-full").getMetadata().getUid();

        // when
        it.client.resource(cronJob("dach-full")).delete();

        // then
        eventually(() -> assertThat(cronJob("dach-full"))
                .isNotNull()
                .extracting(cronJob -> cronJob.getMetadata().getUid())
                .isNotEqualTo(first));
    }

    @Test
    @Reaches("PollersScheduled/ScheduleRefused")
    void aScheduleThatKubernetesRefusesIsNamed() {
        // given
        it.readyReceiver();
        it.apiKey(KEY);
        refuseCronJobs();

        // when
        it.region("dach");

        // then
        expect(READY, "FALSE ScheduleRefused");
        assertThat(message(POLLERS_SCHEDULED)).contains("not at this time");
    }

    /** The CRD's rules leave Kubernetes nothing to refuse by itself, but it may be told to, or know other zones than we do. */
    private void refuseCronJobs() {
        var policy = POLICY.replace("NAMESPACE", it.namespace);
        it.client
                .load(new ByteArrayInputStream(policy.getBytes(StandardCharsets.UTF_8)))
                .create();
        eventually(() -> assertThatThrownBy(() -> it.client
                        .resource(CRON_JOB)
                        .inNamespace(it.namespace)
                        .dryRun()
                        .create())
                .hasMessageContaining("not at this time"));
    }

    @Test
    @Reaches("DataFresh/Polled")
    void aPollsTerminationMessageReachesTheStatus() {
        // given
        ready();
        var now = it.clock.instant().toString();

        // when
        finishedPoll(
                0,
                "{\"region\":\"dach\",\"kind\":\"Full\",\"outcome\":\"Complete\",\"startedAt\":\"" + now
                        + "\",\"finishedAt\":\"" + now
                        + "\",\"events\":31,\"tickets\":412,\"requests\":7,\"vendorSold\":10,\"storedSold\":10,"
                        + "\"completenessPercent\":100.0,\"message\":\"All read.\"}");

        // then
        expect(DATA_FRESH, "TRUE Polled");
        var status = it.stored("dach").getStatus();
        assertThat(status.lastPoll().tickets()).isEqualTo(412);
        assertThat(status.lastSuccessfulPollTime()).isEqualTo(now);
        assertThat(status.completenessPercent()).isEqualTo(100.0);
    }

    @Test
    @Reaches("DataFresh/PollFailed")
    void aPollThatDiesWithoutReportIsToldByItsPod() {
        // given
        ready();

        // when
        finishedPoll(137, "");

        // then
        expect(DATA_FRESH, "FALSE PollFailed");
        assertThat(message(DATA_FRESH)).contains("exit code 137");
        expect(READY, "TRUE Ready");
    }
}
