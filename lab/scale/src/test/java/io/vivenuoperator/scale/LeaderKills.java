package io.vivenuoperator.scale;

import io.vivenuoperator.crd.v1alpha1.RegistrationMode;
import io.vivenuoperator.crd.v1alpha1.SigningKeySecretRef;
import io.vivenuoperator.crd.v1alpha1.WebhookSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two controllers with leader election, and kill -9 for the leader at a random moment after a region was created, its
 * signing key rotated, or it was deleted: {@code make bench-operator BENCH=LeaderKills ARGS=-Dkills=50}. Afterwards the
 * simulator must have one webhook with the right key for each existing region, and none for the others.
 */
class LeaderKills {
    private static final int KILLS = Integer.getInteger("kills", 2);
    private static final long SEED = Long.getLong("seed", 6);
    private static final int LATEST_KILL_MILLIS = 1_500;
    private static final Duration TARGET = Duration.ofSeconds(15);
    private static final Duration SETTLED = Duration.ofMinutes(3);
    private static final List<String> NAMES = Regions.names(6);
    private static final String PROBE = "probe";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    private final Random random = new Random(SEED);
    /** The signing key of each region that should exist. */
    private final Map<String, String> wanted = new HashMap<>();

    private final Map<String, Integer> killedAfter = new TreeMap<>();
    private AuditedApiServer server;
    private SimulatedVendor vendor;
    private PlayedReceiver receiver;
    private Regions regions;
    private Replicas replicas;

    @BeforeEach
    void prepare() throws IOException {
        var sellers = new ArrayList<>(NAMES);
        sellers.add(PROBE);
        server = AuditedApiServer.start(directory);
        server.grant(2);
        vendor = SimulatedVendor.start(sellers, 50, directory);
        receiver = new PlayedReceiver(server.client());
        regions = new Regions(server.client(), vendor.apiUrl());
        var environment = Map.of("LEADER_ELECTION", "true", "CHECK_INTERVAL", "PT10S");
        replicas = new Replicas(
                server.client(), new ControllerJar(server.kubeconfig(), receiver.port(), directory, environment));
        replicas.add();
        replicas.add();
    }

    @AfterEach
    void cleanUp() {
        replicas.close();
        regions.close();
        receiver.close();
        vendor.close();
        server.close();
    }

    @Test
    void measure() throws IOException, InterruptedException {
        System.out.println(KILLS + " kills of the leader, seed " + SEED + ", logs in " + directory);
        var slowest = 0.0;
        for (var kill = 1; kill <= KILLS; kill++) {
            replicas.awaitLeader();
            somethingHappens();
            IdleTime.of(Duration.ofMillis(1 + random.nextInt(LATEST_KILL_MILLIS)));
            replicas.killLeader();
            slowest = Math.max(slowest, untilSomebodyReconciles());
            replicas.add();
        }
        var figures = new Figures();
        figures.told("kills", KILLS + " " + killedAfter);
        figures.atMost("longest until another one reconciled", (double) TARGET.toSeconds(), slowest, "s");
        count(figures);
        figures.print(System.out);
    }

    private void somethingHappens() {
        var name = NAMES.get(random.nextInt(NAMES.size()));
        var key = "key-" + Long.toHexString(random.nextLong());
        if (!wanted.containsKey(name) && regions.find(name).isPresent()) {
            killedAfter.merge("while deleting", 1, Integer::sum);
        } else if (!wanted.containsKey(name)) {
            regions.secret("hooks-" + name, "signingKey", key);
            regions.apply(name, new WebhookSpec(null, null, new SigningKeySecretRef("hooks-" + name, null)));
            wanted.put(name, key);
            killedAfter.merge("create", 1, Integer::sum);
        } else if (random.nextBoolean()) {
            regions.secret("hooks-" + name, "signingKey", key);
            wanted.put(name, key);
            killedAfter.merge("rotate", 1, Integer::sum);
        } else {
            regions.delete(name);
            wanted.remove(name);
            killedAfter.merge("delete", 1, Integer::sum);
        }
    }

    /** A region that is only polled is applied right after the kill; someone has to write its status. */
    private double untilSomebodyReconciles() throws InterruptedException {
        var killed = System.nanoTime();
        regions.apply(PROBE, new WebhookSpec(RegistrationMode.DISABLED, null, null));
        var ready = regions.awaitReady(List.of(PROBE), Duration.ofMinutes(1));
        regions.delete(PROBE);
        awaitGone(PROBE);
        return Math.round((ready - killed) / 1e7) / 100.0;
    }

    private void awaitGone(String name) {
        IdleTime.until(() -> regions.find(name).isEmpty(), SETTLED, Duration.ofMillis(50));
    }

    private void count(Figures figures) {
        IdleTime.until(this::isSettled, SETTLED, Duration.ofMillis(500));
        figures.told("regions in the end", Integer.toString(wanted.size()));
        figures.atMost("webhooks too many for a region", 0, (double) duplicates(), "");
        figures.atMost("webhooks without a region", 0, (double) orphans(), "");
        figures.atMost("regions without a webhook with the newest key", 0, (double) wrong(), "");
    }

    private boolean isSettled() {
        return duplicates() + orphans() + wrong() == 0
                && NAMES.stream().allMatch(name -> regions.find(name).isPresent() == wanted.containsKey(name));
    }

    private long duplicates() {
        return wanted.keySet().stream()
                .mapToLong(name -> Math.max(0, vendor.webhooks(name) - 1))
                .sum();
    }

    private long orphans() {
        return NAMES.stream()
                .filter(name -> !wanted.containsKey(name))
                .mapToLong(vendor::webhooks)
                .sum();
    }

    private long wrong() {
        return wanted.entrySet().stream()
                .filter(region -> !vendor.signingKeys(region.getKey()).contains(region.getValue()))
                .count();
    }
}
