package io.vivenuoperator.controller.region;

import static io.vivenuoperator.crd.v1alpha1.ConditionType.READY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventList;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.vivenuoperator.controller.naming.ResourceLabels;
import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.apiserver.SharedApiServer;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.ownership.Ownership;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
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

/**
 * Runs the operator against a real API server, in a separate namespace for each test, with a Vivenu and receivers
 * controlled by the test. The tests share only the server and mostly wait, so several run at once.
 */
@ExtendWith(SharedApiServer.class)
@Execution(ExecutionMode.CONCURRENT)
abstract class OnAnApiServer {
    private static final AtomicInteger NAMESPACES = new AtomicInteger();
    static final String URL = "https://hooks.example.com/webhooks/dach";
    static final String KEY = "canary-api-key-1";

    Installation it;
    private Sightings sightings;
    StatusHistory history;

    @BeforeEach
    void install(ApiServer server) throws IOException {
        it = installation(server, "ticketing-" + NAMESPACES.incrementAndGet());
        it.vivenu.accepting(KEY, "seller-dach");
        sightings = new Sightings(it.client, it.namespace);
        history = new StatusHistory(it.client, it.namespace);
    }

    /** Whoever waits by kstatus, as Flux and Helm do, is told the truth by every status of every test. */
    @AfterEach
    void keepWhatKstatusIsPromised() {
        assertThat(history.tooEarly()).as("taken for done before it is Ready").isEmpty();
        assertThat(history.misjudged())
                .as("Failed if, and only if, a person has to act")
                .isEmpty();
    }

    /** Checks that the API server has shown what a test claims to reach. */
    @AfterEach
    void keepTheClaim(TestInfo test) {
        var claim = test.getTestMethod().map(method -> method.getAnnotation(Reaches.class));
        claim.ifPresent(reaches -> eventually(() -> assertThat(sightings.seen()).contains(reaches.value())));
    }

    Installation installation(ApiServer server, String namespace) throws IOException {
        return new Installation(server, namespace, variables());
    }

    /** Additions to the controller's environment, for classes that need them. */
    Map<String, String> variables() {
        return Map.of();
    }

    @AfterEach
    void uninstall() {
        sightings.close();
        history.close();
        it.close();
    }

    void ready() {
        it.readyReceiver();
        it.apiKey(KEY);
        it.region("dach");
        expect(READY, "TRUE Ready");
    }

    void finishedPoll(int exitCode, String message) {
        finishedPoll("dach-first-poll-x", exitCode, exitCode == 0 ? "Completed" : "Error", message);
    }

    /** A poll's pod as a kubelet leaves it, finished now. */
    void finishedPoll(String pod, int exitCode, String terminatedReason, String message) {
        var now = it.clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var terminated = "{\"exitCode\":" + exitCode + ",\"reason\":\"" + terminatedReason + "\",\"startedAt\":\"" + now
                + "\",\"finishedAt\":\"" + now + "\",\"message\":"
                + it.client.getKubernetesSerialization().asJson(message) + "}";
        it.pod(
                pod,
                Map.of(
                        Ownership.MANAGED_BY,
                        Ownership.MANAGER,
                        ResourceLabels.REGION,
                        "dach",
                        ResourceLabels.POLL,
                        "full"),
                "{\"status\":{\"phase\":\"" + (exitCode == 0 ? "Succeeded" : "Failed") + "\","
                        + container("terminated", terminated) + "}}");
    }

    /** A poll's waiting pod; {@code status} follows its phase. */
    void pendingPoll(String pod, String status) {
        it.pod(
                pod,
                Map.of(
                        Ownership.MANAGED_BY,
                        Ownership.MANAGER,
                        ResourceLabels.REGION,
                        "dach",
                        ResourceLabels.POLL,
                        "incremental"),
                "{\"status\":{\"phase\":\"Pending\"," + status + "}}");
    }

    static String container(String state, String detail) {
        return "\"containerStatuses\":[{\"name\":\"poller\",\"image\":\"none\",\"imageID\":\"none\",\"ready\":false,\"restartCount\":0,\"state\":{\""
                + state + "\":" + detail + "}}]";
    }

    /** A poll's own report, finished now. */
    String report(String outcome, String reason) {
        var now = it.clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return "{\"region\":\"dach\",\"kind\":\"Full\",\"outcome\":\"" + outcome + "\",\"reason\":\"" + reason
                + "\",\"startedAt\":\"" + now + "\",\"finishedAt\":\"" + now
                + "\",\"events\":31,\"tickets\":412,\"requests\":7,\"vendorSold\":200,\"storedSold\":197,\"completenessPercent\":98.5,\"message\":\"As it was.\"}";
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
