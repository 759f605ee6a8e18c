package io.vivenuoperator.controller.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.vivenuoperator.controller.chart.RenderedChart;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of pod, as the chart and the controller make it, where a namespace is strict about pods. */
class AdmittedPodsIT extends OnAnApiServer {
    private static final Map<String, Object> EVALUATION =
            Map.of("database.existingSecret", "", "database.evaluation.enabled", true);

    @TempDir
    private Path folder;

    /** With the controller's own CronJob, and before the namespace is strict: the played receiver is nothing to admit. */
    @BeforeEach
    void given() {
        ready();
        eventually(() -> assertThat(cronJob("dach-full")).isNotNull());
    }

    @Test
    void theRestrictedStandardAdmitsThemAll() {
        // given
        it.client
                .namespaces()
                .withName(it.namespace)
                .edit(namespace -> namespace
                        .edit()
                        .editMetadata()
                        .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                        .addToLabels("pod-security.kubernetes.io/enforce-version", "latest")
                        .endMetadata()
                        .build());
        eventually(() -> assertThatThrownBy(() -> admit(unrestricted())).hasMessageContaining("violates PodSecurity"));

        // then
        assertThat(templates(Map.of())).hasSize(6).allSatisfy((name, template) -> admit(pod(name, template)));
    }

    private Pod admit(Pod pod) {
        return it.client.resource(pod).dryRun().create();
    }

    private Map<String, PodTemplateSpec> templates(Map<String, Object> values) {
        var all = new HashMap<>(EVALUATION);
        all.putAll(values);
        var templates = new LinkedHashMap<String, PodTemplateSpec>();
        RenderedChart.withHooks("vivenu", it.namespace, all, folder)
                .objects()
                .forEach(object -> template(object)
                        .ifPresent(found -> templates.put(object.getMetadata().getName(), found)));
        templates.put(
                "dach-full",
                cronJob("dach-full").getSpec().getJobTemplate().getSpec().getTemplate());
        return templates;
    }

    private static Optional<PodTemplateSpec> template(HasMetadata object) {
        return switch (object) {
            case Deployment deployment -> Optional.of(deployment.getSpec().getTemplate());
            case StatefulSet set -> Optional.of(set.getSpec().getTemplate());
            case Job job -> Optional.of(job.getSpec().getTemplate());
            default -> Optional.empty();
        };
    }

    private Pod pod(String name, PodTemplateSpec template) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(it.namespace)
                .withLabels(template.getMetadata().getLabels())
                .endMetadata()
                .withSpec(template.getSpec())
                .build();
    }

    /** What the namespace must refuse, or the test proves nothing. */
    private Pod unrestricted() {
        return new PodBuilder()
                .withNewMetadata()
                .withName("unrestricted")
                .withNamespace(it.namespace)
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("main")
                .withImage("none")
                .endContainer()
                .endSpec()
                .build();
    }
}
