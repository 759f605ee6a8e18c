package io.vivenuoperator.controller.region;

import static io.vivenuoperator.crd.v1alpha1.ConditionType.READY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.vivenuoperator.controller.chart.RenderedChart;
import io.vivenuoperator.controller.settings.WatchScope;
import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.apiserver.SharedApiServer;
import io.vivenuoperator.crd.v1alpha1.ApiKeySecretRef;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionSpec;
import io.vivenuoperator.platform.config.MisconfiguredException;
import io.vivenuoperator.vendor.vivenu.model.Webhook;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two releases in one namespace: each region is one's alone. */
@ExtendWith(SharedApiServer.class)
@Execution(ExecutionMode.CONCURRENT)
class SharedNamespaceIT {
    private static final String KEY = "canary-api-key-1";

    @Test
    void aRegionIsReconciledByTheControllerThatItNames(ApiServer server) throws IOException {
        try (var one = new Installation(server, "classes", Map.of("RELEASE", "one"));
                var two = new Installation(server, "classes", Map.of("RELEASE", "two", "CONTROLLER_CLASS", "second"))) {
            // given
            one.vivenu.accepting(KEY, "seller-dach");
            two.vivenu.accepting(KEY, "seller-dach");
            one.readyReceiver();
            one.apiKey(KEY);

            // when
            one.region("dach");
            region(two, "swiss", "second");

            // then
            OnAnApiServer.eventually(() -> {
                assertThat(one.condition("dach", READY)).isEqualTo("TRUE Ready");
                assertThat(two.condition("swiss", READY)).isEqualTo("TRUE Ready");
            });
            assertThat(one.vivenu.webhooksOf("seller-dach").stream().map(Webhook::url))
                    .containsExactly("https://hooks.example.com/webhooks/dach");
            assertThat(two.vivenu.webhooksOf("seller-dach").stream().map(Webhook::url))
                    .containsExactly("https://hooks.example.com/webhooks/swiss");

            // when
            two.stop();
            two.release("app.kubernetes.io/component=nothing");

            // then
            assertThat(one.stored("dach").getMetadata().getFinalizers()).isNotEmpty();
            assertThat(two.stored("swiss").getMetadata().getFinalizers()).isEmpty();
        }
    }

    @Test
    void aSecondReleaseForTheSameRegionsDoesNotStart(ApiServer server) throws IOException {
        // given
        try (var first = new Installation(server, "rivals", Map.of("RELEASE", "first"))) {
            var other = first.client.resource(controllerOf("other", "rivals")).create();

            // then
            assertThatThrownBy(first::restart)
                    .isInstanceOf(MisconfiguredException.class)
                    .hasMessageContaining("CONTROLLER_CLASS")
                    .hasMessageContaining("release other");

            // when
            first.client.resource(other).delete();
            first.restart();

            // then
            assertThat(first.metrics()).contains("vivenu_regions");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Test
    void aReleaseWithAnotherClassStartsBesideIt(ApiServer server) throws IOException, InterruptedException {
        // given
        try (var first = new Installation(server, "neighbours", Map.of("RELEASE", "first"))) {
            first.client.resource(controllerOf("other", "neighbours")).create();

            // when
            try (var second =
                    new Installation(server, "neighbours", Map.of("RELEASE", "second", "CONTROLLER_CLASS", "second"))) {
                // then
                assertThat(second.metrics()).contains("vivenu_regions");
            }
        }
    }

    private static Deployment controllerOf(String release, String namespace) {
        return RenderedChart.with(release, namespace, Map.of()).objects().stream()
                .filter(object -> object.getMetadata().getName().equals(release + "-controller"))
                .filter(Deployment.class::isInstance)
                .map(Deployment.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static void region(Installation it, String name, String controllerClass) {
        var region = new VivenuRegion();
        region.getMetadata().setName(name);
        region.getMetadata().setNamespace(it.namespace);
        region.getMetadata().setLabels(Map.of(WatchScope.CONTROLLER_CLASS, controllerClass));
        region.setSpec(new VivenuRegionSpec(null, null, new ApiKeySecretRef("vivenu-dach", null), null, null, null));
        it.client.resource(region).create();
    }
}
