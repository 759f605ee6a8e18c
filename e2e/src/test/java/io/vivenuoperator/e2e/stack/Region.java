package io.vivenuoperator.e2e.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.vivenuoperator.contracts.condition.ConditionStatus;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.crd.v1alpha1.PollStatus;
import io.vivenuoperator.crd.v1alpha1.RegionCondition;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionStatus;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A region on the cluster, as seen with kubectl. */
record Region(KubernetesClient client, String namespace, String name) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    VivenuRegionStatus status() {
        return Optional.ofNullable(resource().get().getStatus()).orElseGet(VivenuRegionStatus::empty);
    }

    Region awaitReady() {
        return awaitCondition(ConditionType.READY, ConditionStatus.TRUE, "Ready");
    }

    Region awaitCondition(ConditionType type, ConditionStatus status, String reason) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(250)).untilAsserted(() -> {
            var condition = status().condition(type);
            assertThat(condition).as("%s of %s", type, status().conditions()).isPresent();
            assertThat(condition.get().status()).as("%s", condition.get()).isEqualTo(status);
            assertThat(condition.get().reason()).isEqualTo(reason);
        });
        return this;
    }

    RegionCondition condition(ConditionType type) {
        return status().condition(type).orElseThrow();
    }

    PollStatus awaitPoll() {
        await().atMost(PATIENCE).until(() -> status().lastPoll() != null);
        return status().lastPoll();
    }

    /** The controller has given its polls that image. */
    Region awaitPollerImage(String tag) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(cronJobs())
                        .hasSize(2)
                        .allSatisfy(cronJob -> assertThat(image(cronJob)).endsWith(":" + tag)));
        return this;
    }

    private static String image(CronJob cronJob) {
        return cronJob.getSpec()
                .getJobTemplate()
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst()
                .getImage();
    }

    List<CronJob> cronJobs() {
        return client.batch()
                .v1()
                .cronjobs()
                .inNamespace(namespace)
                .withLabel("vivenu-operator.io/region", name)
                .list()
                .getItems();
    }

    /** What {@code kubectl create job --from=cronjob/…} does; waits for its end and returns the pod's termination message. */
    String pollByHand(String kind) {
        var cronJob = client.batch()
                .v1()
                .cronjobs()
                .inNamespace(namespace)
                .withName(name + "-" + kind)
                .get();
        var job = client.batch()
                .v1()
                .jobs()
                .inNamespace(namespace)
                .resource(byHand(cronJob))
                .create();
        var started = job.getMetadata().getName();
        client.batch()
                .v1()
                .jobs()
                .inNamespace(namespace)
                .withName(started)
                .waitUntilCondition(Region::ended, 120, TimeUnit.SECONDS);
        var pod = client.pods()
                .inNamespace(namespace)
                .withLabel("job-name", started)
                .list()
                .getItems()
                .getFirst();
        return pod.getStatus()
                .getContainerStatuses()
                .getFirst()
                .getState()
                .getTerminated()
                .getMessage();
    }

    /** Starts a poll manually, without waiting. */
    Resource<Job> poll(String kind) {
        var cronJob = client.batch()
                .v1()
                .cronjobs()
                .inNamespace(namespace)
                .withName(name + "-" + kind)
                .get();
        return client.resource(client.resource(byHand(cronJob)).create());
    }

    /** Starts a poll that no node will accept. */
    Resource<Job> pollNowhere(String kind) {
        var cronJob = client.batch()
                .v1()
                .cronjobs()
                .inNamespace(namespace)
                .withName(name + "-" + kind)
                .get();
        var job = new JobBuilder(byHand(cronJob))
                .editSpec()
                .editTemplate()
                .editSpec()
                .addToNodeSelector("example.com/there-is", "no-such-node")
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
        var created = client.resource(job).create();
        return client.resource(created);
    }

    private static Job byHand(CronJob cronJob) {
        var template = cronJob.getSpec().getJobTemplate();
        return new JobBuilder()
                .withNewMetadata()
                .withGenerateName(cronJob.getMetadata().getName() + "-by-hand-")
                .withNamespace(cronJob.getMetadata().getNamespace())
                .withLabels(
                        template.getMetadata() == null
                                ? null
                                : template.getMetadata().getLabels())
                .addToAnnotations("cronjob.kubernetes.io/instantiate", "manual")
                .addNewOwnerReference()
                .withApiVersion(cronJob.getApiVersion())
                .withKind(cronJob.getKind())
                .withName(cronJob.getMetadata().getName())
                .withUid(cronJob.getMetadata().getUid())
                .withController(true)
                .endOwnerReference()
                .endMetadata()
                .withSpec(template.getSpec())
                .build();
    }

    private static boolean ended(Job job) {
        return job != null
                && job.getStatus() != null
                && job.getStatus().getConditions() != null
                && job.getStatus().getConditions().stream()
                        .anyMatch(condition -> List.of("Complete", "Failed").contains(condition.getType())
                                && "True".equals(condition.getStatus()));
    }

    /** A region without its key takes a minute to be deleted. */
    void delete() {
        resource().delete();
        resource().waitUntilCondition(Objects::isNull, 2 * PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private Resource<VivenuRegion> resource() {
        return client.resources(VivenuRegion.class).inNamespace(namespace).withName(name);
    }
}
