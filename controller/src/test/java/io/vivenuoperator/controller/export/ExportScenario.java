package io.vivenuoperator.controller.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.vivenuoperator.contracts.export.ExportCounts;
import io.vivenuoperator.contracts.export.ExportReason;
import io.vivenuoperator.contracts.export.ExportReport;
import io.vivenuoperator.controller.region.Reaches;
import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.apiserver.SharedApiServer;
import io.vivenuoperator.crd.v1alpha1.export.ExportConditionType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** A controller for exports against a real API server, in namespaces of its own for each test. */
@ExtendWith(SharedApiServer.class)
abstract class ExportScenario {
    private static final AtomicInteger NAMESPACES = new AtomicInteger();

    static final String HOURLY =
            "{spreadsheetId: 1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789," + " credentialsSecretRef: {name: sheets-account}}";

    ExportInstallation it;
    ShownExportReasons reasons;

    static String with(String more) {
        return HOURLY.replace("sheets-account}}", "sheets-account}, " + more + "}");
    }

    @BeforeEach
    void install(ApiServer server) {
        it = new ExportInstallation(server, "exports-" + NAMESPACES.incrementAndGet());
        reasons = new ShownExportReasons(it.client, it.namespace, it.elsewhere);
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

    /** An export whose first run has begun. */
    Job begun(String name, String spec) {
        it.key();
        it.export(it.namespace, name, spec);
        return it.awaitFirstRun(name, 1);
    }

    /** The run's pod writes this report, and the Job ends by it. */
    void end(Job job, ExportReason reason, int exitCode) {
        it.end(it.pod(job), exitCode, report(reason));
        it.end(job, exitCode == 0);
    }

    static String report(ExportReason reason) {
        return new ExportReport(
                        reason,
                        "management",
                        Instant.parse("2026-11-26T12:00:00Z"),
                        Instant.parse("2026-11-26T12:00:03Z"),
                        new ExportCounts(OptionalLong.of(1000), OptionalLong.empty(), 2),
                        "The report's sentence.")
                .toJson();
    }

    void expect(String name, ExportConditionType type, String condition) {
        eventually(() -> assertThat(condition(it.namespace, name, type)).isEqualTo(condition));
    }

    String condition(String where, String name, ExportConditionType type) {
        return it.stored(where, name)
                .flatMap(export -> Optional.ofNullable(export.getStatus()))
                .flatMap(status -> status.condition(type))
                .map(found -> found.status().name() + " " + found.reason())
                .orElse("");
    }

    String message(String name, ExportConditionType type) {
        return it.status(name).condition(type).orElseThrow().message();
    }

    static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(150))
                .untilAsserted(assertion);
    }
}
