package io.vivenuoperator.controller.region;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.vivenuoperator.controller.chart.RenderedChart;
import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.apiserver.SharedApiServer;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.crd.v1alpha1.RegionCondition;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Release 0.1.0 ends at a condition type that it does not know: what a controller leaves for another version, that one can read. */
@ExtendWith(SharedApiServer.class)
@Execution(ExecutionMode.CONCURRENT)
class ReleaseChangeIT {
    private static final String KEY = "canary-api-key-1";

    @Test
    void anotherVersionFindsOnlyTheConditionsOfTheFirstRelease(ApiServer server) throws IOException {
        try (var it = new Installation(server, "rolled-back", Map.of("RELEASE", "one"))) {
            // given
            refusedRegion(it);
            controller(it, "0.1.0");

            // when
            it.stop();

            // then
            assertThat(types(it))
                    .containsExactlyInAnyOrder(
                            ConditionType.READY,
                            ConditionType.CREDENTIALS_VALID,
                            ConditionType.WEBHOOK_REGISTERED,
                            ConditionType.POLLERS_SCHEDULED,
                            ConditionType.DATA_FRESH);

            // when
            it.restart();

            // then
            OnAnApiServer.eventually(() -> assertThat(types(it)).contains(ConditionType.STALLED, ConditionType.PROVEN));
        }
    }

    @Test
    void anotherVersionMayHaveChangedTheRightsAlready(ApiServer server) throws IOException {
        try (var it = new Installation(server, "rights-of-before", Map.of("RELEASE", "one"))) {
            // given
            refusedRegion(it);
            it.client
                    .rbac()
                    .roles()
                    .inNamespace(it.namespace)
                    .withName("one-operator")
                    .edit(role -> {
                        role.getRules().removeIf(rule -> rule.getResources().contains("deployments"));
                        return role;
                    });

            // when
            it.stop();

            // then
            assertThat(types(it)).doesNotContain(ConditionType.STALLED, ConditionType.PROVEN);
        }
    }

    @Test
    void aRestartOfTheSameVersionLeavesAllConditions(ApiServer server) throws IOException {
        try (var it = new Installation(server, "restarted", Map.of("RELEASE", "one"))) {
            // given
            refusedRegion(it);
            controller(it, "test");
            var before = it.stored("dach").getStatus().conditions();

            // when
            it.stop();

            // then
            assertThat(it.stored("dach").getStatus().conditions()).isEqualTo(before);
        }
    }

    private static void refusedRegion(Installation it) {
        it.apiKey(KEY);
        it.region("dach");
        OnAnApiServer.eventually(() -> assertThat(types(it)).contains(ConditionType.STALLED, ConditionType.PROVEN));
    }

    private static List<ConditionType> types(Installation it) {
        return it.stored("dach").getStatus().conditions().stream()
                .map(RegionCondition::type)
                .toList();
    }

    private static void controller(Installation it, String tag) {
        var chart =
                RenderedChart.with("one", it.namespace, Map.of("image.registry", "registry.local", "image.tag", tag));
        chart.objects().stream()
                .filter(object -> object.getMetadata().getName().equals("one-controller"))
                .filter(Deployment.class::isInstance)
                .forEach(deployment -> it.client.resource(deployment).create());
    }
}
