package io.vivenuoperator.controller.eventing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Event;
import io.vivenuoperator.contracts.subscription.DeliveryReason;
import io.vivenuoperator.contracts.subscription.HandedSubscription;
import io.vivenuoperator.contracts.subscription.SubscriptionReport;
import io.vivenuoperator.controller.region.Reaches;
import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.apiserver.SharedApiServer;
import io.vivenuoperator.crd.v1alpha1.replay.ReplayCondition;
import io.vivenuoperator.crd.v1alpha1.replay.ReplayConditionType;
import io.vivenuoperator.crd.v1alpha1.subscription.SubscriptionCondition;
import io.vivenuoperator.crd.v1alpha1.subscription.SubscriptionConditionType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A controller for the events service against a real API server, in a namespace of its own for each test. */
@ExtendWith(SharedApiServer.class)
@Execution(ExecutionMode.CONCURRENT)
abstract class EventingScenario {
    private static final AtomicInteger NAMESPACES = new AtomicInteger();
    static final String HOOK =
            "{select: {types: [event.sold_out]}, deliver: {webhook: {url: 'https://hooks.example.com/canary-path'}}}";

    EventingInstallation it;
    ShownReasons reasons;

    @BeforeEach
    void install(ApiServer server) {
        var namespace =
                "eventing-" + getClass().getSimpleName().toLowerCase(Locale.ROOT) + "-" + NAMESPACES.incrementAndGet();
        it = new EventingInstallation(server, namespace, others(namespace), variables(namespace));
        reasons = new ShownReasons(it.client, namespace);
    }

    /** Watched namespaces beside its own. */
    List<String> others(String namespace) {
        return List.of();
    }

    Map<String, String> variables(String namespace) {
        return Map.of();
    }

    /** The API server has shown what a test claims to reach. */
    @AfterEach
    void keepTheClaim(TestInfo test) {
        test.getTestMethod()
                .map(method -> method.getAnnotation(Reaches.class))
                .ifPresent(claim -> eventually(() -> assertThat(reasons.shown()).contains(claim.value())));
    }

    @AfterEach
    void uninstall() {
        reasons.close();
        it.close();
    }

    /** A pod, a region and a subscription named ops. */
    String ready() {
        it.readyPod();
        it.region(it.namespace, "dach", Map.of(), "dach");
        var uid = it.subscription(it.namespace, "ops", HOOK).getMetadata().getUid();
        expect(SubscriptionConditionType.READY, "TRUE Ready");
        return uid;
    }

    HandedSubscription handed(String name) {
        return it.pods.file().subscriptions().stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static SubscriptionReport report(String uid, DeliveryReason reason, long position, long deadLetters) {
        return new SubscriptionReport(
                uid,
                reason,
                Optional.empty(),
                Optional.of(position),
                Optional.of(0L),
                Optional.of(0L),
                Optional.of(0L),
                Optional.of(deadLetters),
                Optional.of(1L),
                Optional.of(0L),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    void expect(SubscriptionConditionType type, String condition) {
        eventually(() -> assertThat(condition(type)).isEqualTo(condition));
    }

    private String condition(SubscriptionConditionType type) {
        return found(type)
                .map(shown -> shown.status().name() + " " + shown.reason())
                .orElse("");
    }

    private Optional<SubscriptionCondition> found(SubscriptionConditionType type) {
        return Optional.ofNullable(it.stored("ops"))
                .flatMap(ops -> Optional.ofNullable(ops.getStatus()))
                .flatMap(status -> status.condition(type));
    }

    String message(SubscriptionConditionType type) {
        return found(type).orElseThrow().message();
    }

    void expectReplay(ReplayConditionType type, String condition) {
        eventually(() -> assertThat(Optional.ofNullable(it.storedReplay("fix"))
                        .flatMap(replay -> Optional.ofNullable(replay.getStatus()))
                        .flatMap(status -> status.condition(type))
                        .map(EventingScenario::text)
                        .orElse(""))
                .isEqualTo(condition));
    }

    private static String text(ReplayCondition condition) {
        return condition.status().name() + " " + condition.reason();
    }

    List<String> eventReasons() {
        return it.client.v1().events().inNamespace(it.namespace).list().getItems().stream()
                .map(Event::getReason)
                .toList();
    }

    static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(150))
                .untilAsserted(assertion);
    }
}
