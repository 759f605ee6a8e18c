package io.vivenuoperator.controller.historical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import io.vivenuoperator.contracts.historical.AnswerGroup;
import io.vivenuoperator.contracts.historical.HistoricalReason;
import io.vivenuoperator.contracts.historical.HistoricalReport;
import io.vivenuoperator.contracts.historical.PlanCounts;
import io.vivenuoperator.contracts.historical.SendCounts;
import io.vivenuoperator.contracts.historical.SendPace;
import io.vivenuoperator.contracts.historical.SyncProgress;
import io.vivenuoperator.contracts.historical.SyncState;
import io.vivenuoperator.controller.region.Reaches;
import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.apiserver.SharedApiServer;
import io.vivenuoperator.crd.v1alpha1.historical.SyncConditionType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** A controller for historical syncs against a real API server, in namespaces of its own for each test. */
@ExtendWith(SharedApiServer.class)
abstract class SyncScenario {
    private static final AtomicInteger NAMESPACES = new AtomicInteger();
    private static final String OF_ONE_EVENT = "{regionRef: {name: dach}, eventIds: [68108c20c5c88849372bfb61]";

    static final String DRY_RUN = OF_ONE_EVENT + "}";
    static final String REPLAY = replayTo("https://filter.example.com/ticket-created");
    static final String TEST = OF_ONE_EVENT
            + ", mode: Test, delivery: {url: 'https://filter.example.com/x', testUrl: 'https://filter.example.com/t',"
            + " signingKeySecretRef: {name: hia}}}";
    static final String PULL = OF_ONE_EVENT + ", mode: PullOnly, output: {volumeClaim: {name: exports}}}";

    static final PlanCounts PLAN = new PlanCounts(1000, 50, 200, 0, 0, 100, 1, 649);

    SyncInstallation it;
    ShownSyncReasons reasons;

    static String replayTo(String url) {
        return OF_ONE_EVENT + ", mode: Replay, delivery: {url: '" + url + "', signingKeySecretRef: {name: hia}}}";
    }

    @BeforeEach
    void install(ApiServer server) {
        it = new SyncInstallation(server, "syncs-" + NAMESPACES.incrementAndGet());
        reasons = new ShownSyncReasons(it.client, it.namespace, it.elsewhere);
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

    /** Everything that a spec can name. */
    void furnish() {
        it.region(it.namespace, true);
        it.secret("hia", Map.of("signingKey", "canary-signing-key"));
        it.volumeClaim("exports");
    }

    /** A sync whose pod runs. */
    Pod running(String name, String spec) {
        it.sync(it.namespace, name, spec);
        var pod = it.pod(it.awaitJob(name));
        it.run(pod);
        return pod;
    }

    static SyncProgress progress(SyncState state, long sent) {
        return new SyncProgress(
                state,
                state == SyncState.WAITING_FOR_ENDPOINT ? Optional.of("Away since noon.") : Optional.empty(),
                Optional.of(PLAN),
                Optional.of(new SendCounts(sent, 2, 0, 1, 0)),
                Optional.of(new SendPace(40, Optional.of(1995L), Optional.of(Instant.parse("2026-11-27T12:00:00Z")))),
                List.of(new AnswerGroup("422", "CHARITY", 2, "t1", Instant.parse("2026-11-26T12:00:00Z"))));
    }

    static String report(HistoricalReason reason, boolean hasSent) {
        return new HistoricalReport(
                        reason,
                        "dach",
                        List.of("68108c20c5c88849372bfb61"),
                        hasSent ? "Replay" : "DryRun",
                        Instant.parse("2026-11-26T12:00:00Z"),
                        Instant.parse("2026-11-26T13:00:00Z"),
                        Optional.of(PLAN),
                        hasSent ? Optional.of(new SendCounts(646, 2, 0, 1, 0)) : Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        "The report's sentence.")
                .toJson();
    }

    void expect(String name, SyncConditionType type, String condition) {
        eventually(() -> assertThat(condition(it.namespace, name, type)).isEqualTo(condition));
    }

    String condition(String where, String name, SyncConditionType type) {
        return it.stored(where, name)
                .flatMap(sync -> Optional.ofNullable(sync.getStatus()))
                .flatMap(status -> status.condition(type))
                .map(found -> found.status().name() + " " + found.reason())
                .orElse("");
    }

    String message(String name, SyncConditionType type) {
        return it.status(name).condition(type).orElseThrow().message();
    }

    static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(150))
                .untilAsserted(assertion);
    }
}
