package io.vivenuoperator.crd.v1alpha1;

import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;

/** Kubernetes' own word on a schedule: a CronJob that is not stored. */
record CronJobJudge(KubernetesClient client) {
    private static final int UNPROCESSABLE = 422;

    boolean takes(String schedule, String zone) {
        var job = new CronJobBuilder()
                .withNewMetadata()
                .withName("judged")
                .withNamespace("default")
                .endMetadata()
                .withNewSpec()
                .withSchedule(schedule)
                .withTimeZone(zone)
                .withNewJobTemplate()
                .withNewSpec()
                .withNewTemplate()
                .withNewSpec()
                .withRestartPolicy("Never")
                .addNewContainer()
                .withName("none")
                .withImage("none")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .endJobTemplate()
                .endSpec()
                .build();
        try {
            client.resource(job).dryRun().create();
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() != UNPROCESSABLE) {
                throw e;
            }
            return false;
        }
    }
}
