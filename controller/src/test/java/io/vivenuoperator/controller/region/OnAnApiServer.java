package io.vivenuoperator.controller.region;

import static io.vivenuoperator.crd.v1alpha1.ConditionType.READY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventList;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.vivenuoperator.controller.naming.Labels;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The operator against a real API server, in a namespace of its own for each test, with a Vivenu and receivers that the test commands. */
abstract class OnAnApiServer {
    private static final AtomicInteger NAMESPACES = new AtomicInteger();
    static final String URL = "https://hooks.example.com/webhooks/dach";
    static final String KEY = "canary-api-key-1";

    private static ApiServer server;
    Installation it;

    @BeforeAll
    static void startServer() throws IOException {
        server = ApiServer.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void install() throws IOException {
        it = installation(server, "ticketing-" + NAMESPACES.incrementAndGet());
        it.vivenu.accepting(KEY, "seller-dach");
    }

    Installation installation(ApiServer server, String namespace) throws IOException {
        return new Installation(server, namespace);
    }

    @AfterEach
    void uninstall() {
        it.close();
    }

    void ready() {
        it.readyReceiver();
        it.apiKey(KEY);
        it.region("dach");
        expect(READY, "TRUE Ready");
    }

    void finishedPoll(int exitCode, String message) {
        var now = it.clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var terminated = "{\"exitCode\":" + exitCode + ",\"reason\":\"" + (exitCode == 0 ? "Completed" : "Error")
                + "\",\"startedAt\":\"" + now + "\",\"finishedAt\":\"" + now + "\",\"message\":"
                + it.client.getKubernetesSerialization().asJson(message) + "}";
        it.pod(
                "dach-first-poll-x",
                Map.of(Labels.MANAGED_BY, Labels.MANAGER, Labels.REGION, "dach", Labels.POLL, "full"),
                "{\"status\":{\"phase\":\"Succeeded\",\"containerStatuses\":[{\"name\":\"poller\",\"image\":\"none\",\"imageID\":\"none\",\"ready\":false,\"restartCount\":0,\"state\":{\"terminated\":"
                        + terminated + "}}]}}");
    }

    CronJob cronJob(String name) {
        return it.client
                .batch()
                .v1()
                .cronjobs()
                .inNamespace(it.namespace)
                .withName(name)
                .get();
    }

    String message(ConditionType type) {
        return Optional.of(it.stored("dach"))
                .map(VivenuRegion::getStatus)
                .flatMap(status -> status.condition(type))
                .orElseThrow()
                .message();
    }

    EventList events() {
        return it.client.v1().events().inNamespace(it.namespace).list();
    }

    List<String> eventReasons() {
        return events().getItems().stream().map(Event::getReason).toList();
    }

    void expect(ConditionType type, String condition) {
        eventually(() -> assertThat(it.condition("dach", type)).isEqualTo(condition));
    }

    static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(assertion);
    }
}
