package io.vivenuoperator.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.FieldValidateable;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.apiserver.SharedApiServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pods of every kind in a namespace that enforces the restricted standard, and whose quota demands a limit on processor time. */
@ExtendWith(SharedApiServer.class)
class PodsAdmittedIT {
    private static final String NAMESPACE = "strict";
    private static final Map<String, Object> LIMIT = Map.of("resources", Map.of("limits", Map.of("cpu", "1")));

    @BeforeAll
    static void prepare(ApiServer server) {
        var client = server.client();
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAMESPACE)
                        .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                        .endMetadata()
                        .build())
                .create();
        var hard = Map.of("limits.cpu", new Quantity("100"));
        var quota = new ResourceQuotaBuilder()
                .withNewMetadata()
                .withName("processors")
                .withNamespace(NAMESPACE)
                .endMetadata()
                .withNewSpec()
                .withHard(hard)
                .endSpec()
                .build();
        var created = client.resource(quota).create();
        // Nothing runs here that would count.
        client.resource(new ResourceQuotaBuilder(created)
                        .withNewStatus()
                        .withHard(hard)
                        .withUsed(Map.of("limits.cpu", new Quantity("0")))
                        .endStatus()
                        .build())
                .updateStatus();
    }

    @ParameterizedTest
    @EnumSource
    void theyAreAdmittedWithALimitForAll(PodKind kind, ApiServer server) {
        // given
        var values = Knob.set(List.of(), List.of("pods"));
        values.put("pods", LIMIT);

        // then
        assertThat(admitted(server.client(), kind, values).getSpec().getContainers())
                .hasSize(1);
    }

    /** Or the admissions prove nothing. */
    @Test
    void whatTheStandardForbidsIsRefused(ApiServer server) {
        var forbidden = new PodBuilder()
                .withNewMetadata()
                .withName("forbidden")
                .withNamespace(NAMESPACE)
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("main")
                .withImage("none")
                .endContainer()
                .endSpec()
                .build();

        assertThatThrownBy(() -> server.client().resource(forbidden).dryRun().create())
                .hasMessageContaining("violates PodSecurity");
    }

    @ParameterizedTest
    @EnumSource
    void withoutOneTheQuotaRefusesThem(PodKind kind, ApiServer server) {
        var values = Knob.set(List.of(), List.of("pods"));

        assertThatThrownBy(() -> admitted(server.client(), kind, values))
                .hasMessageContaining("must specify limits.cpu");
    }

    @ParameterizedTest
    @EnumSource
    void onOpenShiftTheyAreRestrictedAsWell(PodKind kind, ApiServer server) {
        // given
        var values = Knob.set(List.of(), List.of("pods"));
        values.put("pods", LIMIT);
        values.put("openshift", true);

        // then
        assertThat(admitted(server.client(), kind, values)
                        .getSpec()
                        .getSecurityContext()
                        .getRunAsUser())
                .isNull();
    }

    @ParameterizedTest
    @EnumSource
    void whatAllValuesTogetherMakeIsValid(PodKind kind, ApiServer server) {
        // given
        var template = template(kind, Knob.set(Knob.all(), List.of("pods")));

        // when
        var stored = server.client()
                .resource(new PodTemplateBuilder()
                        .withNewMetadata()
                        .withGenerateName("template-")
                        .withNamespace(NAMESPACE)
                        .endMetadata()
                        .withTemplate(template)
                        .build())
                .fieldValidation(FieldValidateable.Validation.STRICT)
                .create();

        // then: nothing was dropped
        assertThat(stored.getTemplate().getSpec().getInitContainers()).hasSize(2);
    }

    private static PodTemplateSpec template(PodKind kind, Map<String, Object> values) {
        return Serialization.unmarshal(kind.template(RenderedChart.of(values)).toString(), PodTemplateSpec.class);
    }

    private static Pod admitted(KubernetesClient client, PodKind kind, Map<String, Object> values) {
        var template = template(kind, values);
        var spec = template.getSpec();
        spec.setServiceAccountName(null);
        spec.setServiceAccount(null);
        spec.setAutomountServiceAccountToken(false);
        return client.resource(new PodBuilder()
                        .withNewMetadata()
                        .withGenerateName("pod-")
                        .withNamespace(NAMESPACE)
                        .withLabels(template.getMetadata().getLabels())
                        .endMetadata()
                        .withSpec(spec)
                        .build())
                .dryRun()
                .create();
    }
}
