package io.vivenuoperator.e2e.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The chart applied as Argo CD does it: rendered without a cluster, no hooks, everything at once, and again at each change; the database's
 * Secret comes a minute later, from an operator that nobody waits for.
 */
@EnabledIfEnvironmentVariable(
        named = "E2E_KUBECONFIG",
        matches = ".+",
        disabledReason = "no cluster: E2E_KUBECONFIG is not set (make test sets it where a cluster can be had)")
class LateSecretE2E {
    private static final Path CHART = Stack.REPOSITORY.resolve("helm/vivenu-operator");
    private static final String SECRET = "late-database";
    private static final Duration LATE = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int RESTARTS = 3;

    @Test
    void theMigrationWaitsForItsSecretAndAChangeOfItsPodIsNoError() throws IOException {
        try (var stack = Stack.empty("gitops");
                var clusterWide = new ClusterWide(stack)) {
            // given
            var helm = HelmProgram.forRelease(stack.kubeconfig(), stack.namespace(), Stack.RELEASE);
            ChangingInstallation.startDatabase(stack, helm);
            clusterWide.keep(apply(stack, helm, Map.of()));
            await().during(LATE).atMost(LATE.plusSeconds(20)).until(() -> succeeded(stack) == 0);

            // when
            secret(stack);

            // then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(succeeded(stack)).isOne());
            stack.workload("webhook-receiver", Stack.RECEIVERS).awaitWell();
            stack.workload("controller", 1).awaitWell();
            assertThat(restarts(stack))
                    .allSatisfy((pod, count) -> assertThat(count).as(pod).isLessThanOrEqualTo(RESTARTS));

            // when
            apply(stack, helm, Map.of("migration.podLabels.day", "fifty"));

            // then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(succeeded(stack)).isEqualTo(2));
        }
    }

    private static List<HasMetadata> apply(Stack stack, HelmProgram helm, Map<String, ?> more) throws IOException {
        var settings = new TreeMap<String, Object>(stack.settings());
        settings.putAll(Map.of(
                "database.existingSecret", SECRET,
                "migration.mode", "job",
                // Its hook is for Helm; Argo CD makes no object of it.
                "controller.releaseOnUninstall", false,
                "image.registry", "registry.local/vivenu-operator",
                "image.pullPolicy", "Never"));
        settings.putAll(more);
        var objects = helm.template(CHART, List.of(), settings);
        return stack.client().load(new ByteArrayInputStream(objects.getBytes(StandardCharsets.UTF_8))).items().stream()
                .map(object -> stack.client().resource(object).forceConflicts().serverSideApply())
                .toList();
    }

    /** With what the database's own Secret says, as an operator for secrets copies it. */
    private static void secret(Stack stack) {
        var secrets = stack.client().secrets().inNamespace(stack.namespace());
        stack.client()
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName(SECRET)
                        .withNamespace(stack.namespace())
                        .endMetadata()
                        .withData(secrets.withName(Stack.RELEASE + "-postgres")
                                .get()
                                .getData())
                        .build())
                .create();
    }

    private static long succeeded(Stack stack) {
        return stack
                .client()
                .batch()
                .v1()
                .jobs()
                .inNamespace(stack.namespace())
                .withLabel("app.kubernetes.io/component", "migration")
                .list()
                .getItems()
                .stream()
                .filter(LateSecretE2E::hasSucceeded)
                .count();
    }

    private static boolean hasSucceeded(Job job) {
        return job.getStatus() != null
                && job.getStatus().getSucceeded() != null
                && job.getStatus().getSucceeded() > 0;
    }

    private static Map<String, Integer> restarts(Stack stack) {
        var restarts = new TreeMap<String, Integer>();
        stack.client()
                .pods()
                .inNamespace(stack.namespace())
                .withLabel("app.kubernetes.io/instance", Stack.RELEASE)
                .list()
                .getItems()
                .forEach(pod -> restarts.put(
                        pod.getMetadata().getName(),
                        pod.getStatus().getContainerStatuses().getFirst().getRestartCount()));
        return restarts;
    }

    /** What no namespace takes along, and no Helm removes. */
    private static final class ClusterWide implements AutoCloseable {
        private final Stack stack;
        private final List<HasMetadata> objects = new ArrayList<>();

        ClusterWide(Stack stack) {
            this.stack = stack;
        }

        void keep(List<HasMetadata> applied) {
            applied.stream()
                    .filter(object -> object.getMetadata().getNamespace() == null)
                    .forEach(objects::add);
        }

        @Override
        public void close() {
            objects.forEach(object -> stack.client().resource(object).delete());
        }
    }
}
