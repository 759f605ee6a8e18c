package io.vivenuoperator.controller.region;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.vivenuoperator.controller.settings.WatchScope;
import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.v1alpha1.ApiKeySecretRef;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A webhook is left at Vivenu, and its region's namespace accepts no Events any more: where it is reported. */
class LastNoticeIT {
    private static final String KEY = "canary-api-key-1";
    private static final String GOING = "going";

    private static ApiServer server;

    @BeforeAll
    static void startServer() {
        server = ApiServer.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void aNoticeThatCanBeNoEventIsALogLineAMetricAndAnEventElsewhere() throws IOException, InterruptedException {
        try (var it = new Installation(server, "platform", WatchScope.ALL_NAMESPACES);
                var log = new LogLines(GOING)) {
            // given
            it.vivenu.accepting(KEY, "seller-dach");
            it.readyReceiver();
            region();
            OnAnApiServer.eventually(
                    () -> assertThat(it.vivenu.webhooksOf("seller-dach")).hasSize(1));
            assertThat(it.metrics()).contains("vivenu_webhooks_left_behind_total 0.0");
            it.stop();

            // when
            server.client().secrets().inNamespace(GOING).delete();
            server.client().namespaces().withName(GOING).delete();
            server.client().resources(VivenuRegion.class).inNamespace(GOING).delete();
            it.restart();
            it.clock.advance(Duration.ofMinutes(2));

            // then
            OnAnApiServer.eventually(() -> assertThat(server.client()
                            .resources(VivenuRegion.class)
                            .inNamespace(GOING)
                            .list()
                            .getItems())
                    .isEmpty());
            assertThat(notices(GOING)).isEmpty();
            assertThat(notices("platform")).singleElement().satisfies(event -> {
                assertThat(event.getMessage())
                        .contains("going/dach", "https://hooks.example.com/webhooks/going/dach", "vivenu-dach");
                assertThat(event.getType()).isEqualTo("Warning");
            });
            assertThat(it.metrics()).contains("vivenu_webhooks_left_behind_total 1.0");
            assertThat(log.warnings())
                    .singleElement()
                    .asString()
                    .contains("Webhook left behind at Vivenu", "wh-1", "webhooks/going/dach")
                    .doesNotContain("canary");
        }
    }

    private static List<Event> notices(String namespace) {
        return server.client().v1().events().inNamespace(namespace).list().getItems().stream()
                .filter(event -> event.getReason().equals("WebhookLeftBehind"))
                .toList();
    }

    private static void region() {
        var client = server.client();
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(GOING)
                        .endMetadata()
                        .build())
                .create();
        client.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName("vivenu-dach")
                        .withNamespace(GOING)
                        .endMetadata()
                        .withStringData(Map.of("apiKey", KEY))
                        .build())
                .create();
        var region = new VivenuRegion();
        region.getMetadata().setName("dach");
        region.getMetadata().setNamespace(GOING);
        region.setSpec(new VivenuRegionSpec(null, null, new ApiKeySecretRef("vivenu-dach", null), null, null, null));
        client.resource(region).create();
    }
}
