package io.vivenuoperator.controller.chart;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.controller.ControllerProcess;
import io.vivenuoperator.controller.ProgramClients;
import io.vivenuoperator.controller.handover.HttpEventsPodClient;
import io.vivenuoperator.controller.historical.HttpPodProgressClient;
import io.vivenuoperator.controller.installation.InstalledKinds;
import io.vivenuoperator.controller.settings.ControllerSettings;
import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.apiserver.SharedApiServer;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.config.MisconfiguredException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The events service is asked for, and the cluster's CRDs are somebody else's. */
class OlderCrdsIT {
    private static final String NAMESPACE = "older-crds";

    private static void install(ApiServer server) {
        RenderedChart.tryOn(server.kubeconfig(), Map.of("events.enabled", true));
    }

    @Nested
    @ExtendWith(ReleasedCrdServer.class)
    class OfAReleaseThatHadNoSubscriptions {
        @Test
        void theChartSaysSo(ApiServer server) {
            assertThatThrownBy(() -> install(server))
                    .hasMessageContaining(
                            "the CustomResourceDefinitions in the cluster are of a release that has no EventSubscription")
                    .hasMessageContaining("apply this chart's files/crds first");
        }

        @Test
        void theControllerSaysSoAndDoesNotStart(ApiServer server) {
            // given
            var settings = ControllerSettings.from(new EnvironmentVariables(Map.of(
                    "OPERATOR_NAMESPACE", NAMESPACE,
                    "WATCH_NAMESPACE", NAMESPACE,
                    "WEBHOOK_BASE_URL", "https://hooks.example.com",
                    "POLLER_IMAGE", "registry.local/poller-job:test",
                    "DATABASE_SECRET", "database",
                    "MANAGEMENT_PORT", "0",
                    "SUBSCRIPTIONS_SECRET", "subscriptions")));
            var roles = ChartRoles.rendered("vivenu", NAMESPACE, Map.of("events.enabled", true));

            // then: asking what there is takes no right that the chart would have to give
            try (var http = HttpClient.newHttpClient();
                    var client = server.clientOf(roles.user())) {
                assertThatThrownBy(() -> ControllerProcess.start(
                                client,
                                (url, key) -> {
                                    throw new IllegalStateException("no region here has a key");
                                },
                                podIp -> OptionalLong.empty(),
                                new ProgramClients(
                                        events -> new HttpEventsPodClient(http, events.managementPort()),
                                        historical -> new HttpPodProgressClient(http, historical.managementPort())),
                                settings,
                                Clock.systemUTC()))
                        .isInstanceOf(MisconfiguredException.class)
                        .hasMessage("SUBSCRIPTIONS_SECRET is set (events.enabled=true), but the cluster has no"
                                + " CustomResourceDefinition eventsubscriptions.vivenu-operator.io and"
                                + " eventreplays.vivenu-operator.io, and with crds.install=false the chart brings none:"
                                + " apply this release's files/crds, or set events.enabled=false");
            }
        }

        @Test
        void thatThereAreNoSyncsIsSaidAsWell(ApiServer server) {
            assertThatThrownBy(
                            () -> InstalledKinds.ofHistorical(server.client()).require())
                    .isInstanceOf(MisconfiguredException.class)
                    .hasMessageContaining("HISTORICAL_IMAGE is set (historical.enabled=true)")
                    .hasMessageContaining("vivenuhistoricalsyncs.vivenu-operator.io");
        }

        @Test
        void thatThereAreNoExportsIsSaidAsWell(ApiServer server) {
            assertThatThrownBy(() -> InstalledKinds.ofExports(server.client()).require())
                    .isInstanceOf(MisconfiguredException.class)
                    .hasMessageContaining("EXPORT_IMAGE is set (exports.enabled=true)")
                    .hasMessageContaining("salesexports.vivenu-operator.io");
        }
    }

    @Nested
    @ExtendWith(SharedApiServer.class)
    class OfThisRelease {
        @Test
        void neitherHasAnythingToSay(ApiServer server) {
            assertThatCode(() -> {
                        install(server);
                        InstalledKinds.ofEvents(server.client()).require();
                        InstalledKinds.ofHistorical(server.client()).require();
                        InstalledKinds.ofExports(server.client()).require();
                    })
                    .doesNotThrowAnyException();
        }
    }
}
