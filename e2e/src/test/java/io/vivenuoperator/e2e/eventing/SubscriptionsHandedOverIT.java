package io.vivenuoperator.e2e.eventing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.vivenuoperator.contracts.condition.ConditionStatus;
import io.vivenuoperator.controller.ControllerProcess;
import io.vivenuoperator.controller.ProgramClients;
import io.vivenuoperator.controller.handover.HttpEventsPodClient;
import io.vivenuoperator.controller.historical.HttpPodProgressClient;
import io.vivenuoperator.controller.settings.ControllerSettings;
import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.apiserver.SharedApiServer;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.replay.EventReplay;
import io.vivenuoperator.crd.v1alpha1.replay.ReplayConditionType;
import io.vivenuoperator.crd.v1alpha1.subscription.EventSubscription;
import io.vivenuoperator.crd.v1alpha1.subscription.SubscriptionConditionType;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.message.MessagePublication;
import io.vivenuoperator.store.message.NewMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Both programs, a real API server and a real database; only the kubelet is played. */
@ExtendWith(SharedApiServer.class)
class SubscriptionsHandedOverIT {
    private static final String NAMESPACE = "handed-over";
    private static final String ENDPOINT = "hook." + NAMESPACE + ".svc";
    private static final String DOCUMENT = "subscriptions";
    private static final int MANY = Integer.getInteger("subscriptions", 200);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    @TempDir
    Path folder;

    private final AtomicInteger delivered = new AtomicInteger();
    private final HttpClient http = HttpClient.newHttpClient();
    private final KubernetesClient client;
    private HttpServer endpoint;
    private EventsProgram events;
    private PlayedKubelet kubelet;
    private ControllerProcess controller;

    SubscriptionsHandedOverIT(ApiServer server) {
        client = server.client();
    }

    @BeforeEach
    void start() throws IOException {
        endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                delivered.incrementAndGet();
                exchange.sendResponseHeaders(204, -1);
            }
        });
        endpoint.start();
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAMESPACE)
                        .endMetadata()
                        .build())
                .serverSideApply();
        var file = folder.resolve("subscriptions.json");
        events = EventsProgram.start(
                db.runtimeUrl(), folder, file, ENDPOINT, endpoint.getAddress().getPort());
        kubelet = PlayedKubelet.mounting(client, NAMESPACE, DOCUMENT, file);
        controller = ControllerProcess.start(
                client,
                (url, key) -> {
                    throw new IllegalStateException("no region here has a key");
                },
                podIp -> OptionalLong.empty(),
                new ProgramClients(
                        settings -> new HttpEventsPodClient(http, settings.managementPort()),
                        settings -> new HttpPodProgressClient(http, settings.managementPort())),
                settings(),
                Clock.systemUTC());
        pod();
        region();
    }

    private ControllerSettings settings() {
        return ControllerSettings.from(new EnvironmentVariables(Map.ofEntries(
                Map.entry("OPERATOR_NAMESPACE", NAMESPACE),
                Map.entry("WATCH_NAMESPACE", NAMESPACE),
                Map.entry("WEBHOOK_BASE_URL", "https://hooks.example.com"),
                Map.entry("POLLER_IMAGE", "registry.local/poller-job:test"),
                Map.entry("DATABASE_SECRET", "database"),
                Map.entry("HOST", "127.0.0.1"),
                Map.entry("MANAGEMENT_PORT", "0"),
                Map.entry("SUBSCRIPTIONS_SECRET", DOCUMENT),
                Map.entry("EVENTS_MANAGEMENT_PORT", Integer.toString(events.managementPort())),
                Map.entry("STATUS_INTERVAL", "PT1S"))));
    }

    /** What stands for the program in Kubernetes. */
    private void pod() {
        var pod = client.resource(new PodBuilder()
                        .withNewMetadata()
                        .withName("events")
                        .withNamespace(NAMESPACE)
                        .withLabels(Map.of("app.kubernetes.io/component", "events-service"))
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("events")
                        .withImage("none")
                        .endContainer()
                        .endSpec()
                        .build())
                .create();
        client.resource(pod)
                .subresource("status")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"status\":{\"podIP\":\"127.0.0.1\",\"phase\":\"Running\",\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]}}");
    }

    /** Without a Secret: it has a key in the database, and that is all that subscriptions ask. */
    private void region() {
        client.resource("""
                apiVersion: vivenu-operator.io/v1alpha1
                kind: VivenuRegion
                metadata: { name: dach, namespace: %s }
                spec: { apiKeySecretRef: { name: vivenu-dach } }
                """.formatted(NAMESPACE)).create();
        await().atMost(PATIENCE).until(() -> regionKey().isPresent());
    }

    private Optional<String> regionKey() {
        return Optional.ofNullable(client.resources(VivenuRegion.class)
                        .inNamespace(NAMESPACE)
                        .withName("dach")
                        .get()
                        .getStatus())
                .flatMap(status -> Optional.ofNullable(status.regionKey()));
    }

    @AfterEach
    void stop() {
        client.resources(EventReplay.class).inNamespace(NAMESPACE).delete();
        client.resources(EventSubscription.class).inNamespace(NAMESPACE).delete();
        controller.close();
        kubelet.close();
        events.close();
        endpoint.stop(0);
        http.close();
        client.pods()
                .inNamespace(NAMESPACE)
                .withName("events")
                .withGracePeriod(0)
                .delete();
        client.resources(VivenuRegion.class)
                .inNamespace(NAMESPACE)
                .withName("dach")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"finalizers\":null}}");
        client.resources(VivenuRegion.class).inNamespace(NAMESPACE).delete();
    }

    private void subscription(String name) {
        client.resource("""
                apiVersion: vivenu-operator.io/v1alpha1
                kind: EventSubscription
                metadata: { name: %s, namespace: %s }
                spec:
                  select: { types: ["event.*"] }
                  deliver: { webhook: { url: "http://%s:%d/" } }
                """.formatted(
                                name, NAMESPACE, ENDPOINT, endpoint.getAddress().getPort()))
                .create();
    }

    private void replay(String name, boolean dryRun) {
        client.resource("""
                apiVersion: vivenu-operator.io/v1alpha1
                kind: EventReplay
                metadata: { name: %s, namespace: %s }
                spec: { subscriptionRef: { name: ops }, from: "%s", ratePerSecond: 100, dryRun: %s }
                """.formatted(name, NAMESPACE, Instant.now().minusSeconds(3600), dryRun))
                .create();
    }

    private List<EventSubscription> withStatus(SubscriptionConditionType type, ConditionStatus status) {
        return client.resources(EventSubscription.class).inNamespace(NAMESPACE).list().getItems().stream()
                .filter(one -> Optional.ofNullable(one.getStatus())
                        .flatMap(known -> known.condition(type))
                        .filter(condition -> condition.status() == status)
                        .isPresent())
                .toList();
    }

    private void awaitOf(SubscriptionConditionType type, int count) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(
                        () -> assertThat(withStatus(type, ConditionStatus.TRUE)).hasSize(count));
    }

    private void publish(int count) {
        var key = regionKey().orElseThrow();
        db.database()
                .inTransaction(tx -> new MessagePublication(tx)
                        .publish(IntStream.range(0, count)
                                .mapToObj(number -> new NewMessage(
                                        UUID.randomUUID().toString(),
                                        "event.sold_out",
                                        key,
                                        Optional.of("64f0"),
                                        "{\"n\":" + number + "}",
                                        Optional.empty(),
                                        Optional.empty()))
                                .toList()));
    }

    private Optional<EventReplay> complete(String name) {
        return Optional.of(client.resources(EventReplay.class)
                        .inNamespace(NAMESPACE)
                        .withName(name)
                        .get())
                .filter(replay -> Optional.ofNullable(replay.getStatus())
                        .flatMap(status -> status.condition(ReplayConditionType.COMPLETE))
                        .filter(condition -> condition.status() == ConditionStatus.TRUE)
                        .isPresent());
    }

    @Test
    void whatIsAppliedIsReadyDeliversAndSaysSo() {
        // given
        subscription("ops");
        awaitOf(SubscriptionConditionType.READY, 1);

        // when
        publish(3);

        // then
        await().atMost(PATIENCE).until(() -> delivered.get() == 3);
        awaitOf(SubscriptionConditionType.DELIVERING, 1);
        awaitOf(SubscriptionConditionType.CAUGHT_UP, 1);
    }

    @Test
    void aReplayIsCountedMadeAndComplete() {
        // given
        subscription("ops");
        awaitOf(SubscriptionConditionType.READY, 1);
        publish(3);
        await().atMost(PATIENCE).until(() -> delivered.get() == 3);

        // when
        replay("count", true);
        await().atMost(PATIENCE).until(() -> complete("count").isPresent());
        replay("again", false);
        await().atMost(PATIENCE).until(() -> complete("again").isPresent());

        // then
        assertThat(complete("count").orElseThrow().getStatus().matched()).isEqualTo(3);
        assertThat(complete("again").orElseThrow().getStatus().sent()).isEqualTo(3);
        assertThat(delivered).hasValue(6);
    }

    @Test
    void manyAtOnceAreReadySoonAndGoAgain() {
        // when
        var began = System.nanoTime();
        IntStream.range(0, MANY).forEach(number -> subscription("s-" + number));
        var applied = Duration.ofNanos(System.nanoTime() - began);
        awaitOf(SubscriptionConditionType.READY, MANY);
        var ready = Duration.ofNanos(System.nanoTime() - began);

        // then
        System.out.printf(
                "%d EventSubscriptions: applied in %.1f s, all Ready %.1f s after the first was applied%n",
                MANY, applied.toMillis() / 1000.0, ready.toMillis() / 1000.0);

        // when
        client.resources(EventSubscription.class).inNamespace(NAMESPACE).delete();

        // then
        await().atMost(PATIENCE)
                .until(() ->
                        db.number("SELECT count(*) FROM subscription WHERE origin = 'kubernetes' AND ended_at IS NULL")
                                == 0);
    }
}
