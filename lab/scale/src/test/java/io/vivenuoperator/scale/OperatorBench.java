package io.vivenuoperator.scale;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The cost of the operator with many regions: {@code make bench-operator ARGS=-Dregions=1000}. A real API server and etcd,
 * the simulator, and the controller as a process with the image's flags. There is no kubelet: one receiver pod is
 * simulated, and the pods of first polls never start (Ready does not depend on them, decision 0003).
 */
class OperatorBench {
    private static final int REGIONS = Integer.getInteger("regions", 50);
    private static final int IDLE_SECONDS = Integer.getInteger("idleSeconds", REGIONS < 500 ? 10 : 60);
    private static final int UNRELATED = Integer.getInteger("unrelatedSecrets", REGIONS);
    private static final int UNRELATED_BYTES = 100 * 1024;
    private static final int LATENCY_MILLIS = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    private final Figures figures = new Figures();
    private AuditedApiServer server;
    private SimulatedVendor vendor;
    private PlayedReceiver receiver;
    private Regions regions;
    private ControllerJar jar;

    @BeforeEach
    void prepare() throws IOException {
        server = AuditedApiServer.start(directory);
        vendor = SimulatedVendor.start(Regions.names(REGIONS + 1), LATENCY_MILLIS, directory);
        receiver = new PlayedReceiver(server.client());
        regions = new Regions(server.client(), vendor.apiUrl());
        jar = new ControllerJar(server.kubeconfig(), receiver.port(), directory, Map.of());
    }

    @AfterEach
    void cleanUp() {
        regions.close();
        receiver.close();
        vendor.close();
        server.close();
    }

    @Test
    void measure() throws IOException, InterruptedException {
        System.out.println(REGIONS + " regions, vendor latency " + LATENCY_MILLIS + " ms, JVM flags "
                + ControllerJar.flags() + ", logs in " + directory);
        try (var controller = jar.start("first")) {
            allAtOnce(controller);
            idle(controller);
            unrelatedSecrets(controller);
        }
        aNewOneWhileAllResync();
        figures.print(System.out);
    }

    private void allAtOnce(Program controller) throws InterruptedException {
        var names = Regions.names(REGIONS);
        var from = Instant.now();
        var start = System.nanoTime();
        regions.apply(names);
        var applied = System.nanoTime();
        var ready = regions.awaitReady(names, PATIENCE);
        figures.told("applying them took", seconds(start, applied) + " s");
        figures.atMost(REGIONS + " regions applied at once: all Ready after", 60, seconds(start, ready), "s");
        IdleTime.of(Duration.ofSeconds(2));
        var requests = server.requests().between(from, Instant.now());
        figures.told("API requests for a region until then", perRegion(requests.size()));
        figures.told("controller's CPU time until then", controller.cpu().toMillis() / 1000.0 + " s");
        figures.told("resident memory then", round(controller.residentMib()) + " MiB");
        figures.atMost("the most resident memory", 256, controller.mostResidentMib(), "MiB");
        System.out.println("API requests until all were Ready: " + AuditLog.byKind(requests));
    }

    private void idle(Program controller) throws InterruptedException {
        vendor.forgetRequests();
        var from = Instant.now();
        var cpu = controller.cpu();
        IdleTime.of(Duration.ofSeconds(IDLE_SECONDS));
        var requests = server.requests().between(from, Instant.now());
        var calls = vendor.callsBySeller();
        var writes = requests.stream().filter(AuditLog.Request::isStatusWrite).count();
        figures.atMost("idle for " + IDLE_SECONDS + " s: status writes", 0, (double) writes, "");
        figures.atMost("idle: API requests", 1, requests.size() / (double) IDLE_SECONDS, "/s");
        figures.atMost(
                "idle: Vivenu calls for one region (check interval 10 min)",
                1,
                (double)
                        calls.values().stream().mapToLong(Long::longValue).max().orElse(0),
                "");
        figures.told(
                "idle: Vivenu calls, all regions",
                Long.toString(calls.values().stream().mapToLong(Long::longValue).sum()));
        figures.told("idle: controller's CPU time", controller.cpu().minus(cpu).toMillis() / 1000.0 + " s");
        System.out.println("API requests while idle: " + AuditLog.byKind(requests));
    }

    private void unrelatedSecrets(Program controller) throws InterruptedException {
        var before = controller.residentMib();
        regions.unrelatedSecrets(UNRELATED, UNRELATED_BYTES);
        IdleTime.of(Duration.ofSeconds(3));
        figures.atMost(
                UNRELATED + " unrelated Secrets of 100 KiB: resident memory moves by",
                5,
                100 * Math.abs(controller.residentMib() - before) / before,
                "%");
    }

    /** A controller that starts reconciles everything, with a cold JVM and full queues. */
    private void aNewOneWhileAllResync() throws IOException {
        var extra = Regions.names(REGIONS + 1).getLast();
        vendor.forgetRequests();
        try (var controller = jar.start("second")) {
            var start = System.nanoTime();
            regions.apply(extra);
            var ready = regions.awaitReady(List.of(extra), PATIENCE);
            var asked = vendor.callsBySeller().size();
            figures.atMost("a new region while all are looked at anew: Ready after", 5, seconds(start, ready), "s");
            figures.told("regions looked at by then", asked + " of " + (REGIONS + 1));
            figures.told("a second controller's most resident memory", round(controller.mostResidentMib()) + " MiB");
        }
    }

    private static double seconds(long from, long to) {
        return Math.round((to - from) / 1e7) / 100.0;
    }

    private static String round(double value) {
        return Long.toString(Math.round(value));
    }

    private static String perRegion(int requests) {
        return Math.round(10.0 * requests / REGIONS) / 10.0 + "";
    }
}
