package io.vivenuoperator.e2e.stack;

import static org.awaitility.Awaitility.await;

import io.vivenuoperator.e2e.look.Comparison;
import io.vivenuoperator.e2e.rotation.Incident;
import io.vivenuoperator.e2e.rotation.Outcome;
import io.vivenuoperator.e2e.rotation.Rotation;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A user repeatedly changes a region's signing key while tickets are sold: the controller publishes it, the kubelet mounts
 * it, the receivers confirm it, Vivenu gets it. Meanwhile processes are killed.
 */
final class RotationRun implements AutoCloseable {
    static final String SELLER = "iberia";

    private static final String SIGNING_KEY = "iberia-signing-key";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(100);
    /** Deliveries run this long before a key changes, because receivers that have just started are slow. */
    private static final int WARM_SECONDS = 2;

    /** An undisturbed rotation takes about this long, so incidents hit all of its steps. */
    private static final int LONGEST_DELAY_MILLIS = 2_000;

    private final Stack stack;
    private final SimulatorControl simulator;
    private final Workload receivers;
    private final Workload controller;
    private final RandomGenerator random;
    private final Consumer<String> out;
    private final Region region;
    private final boolean strict;
    private final String firstKey;
    private final DeliveryLedger ledger;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    private RotationRun(Stack stack, RandomGenerator random, boolean strict, Consumer<String> out) {
        this.stack = stack;
        this.simulator = stack.simulator();
        this.receivers = stack.workload("webhook-receiver", Stack.RECEIVERS);
        this.controller = stack.workload("controller", 1);
        this.random = random;
        this.strict = strict;
        this.out = out;
        this.firstKey = give();
        this.region = stack.applyRegion(
                        SELLER,
                        "sim-key-" + SELLER,
                        "webhook: { signingKeySecretRef: { name: " + SIGNING_KEY + ", key: signingKey } }")
                .awaitReady();
        this.ledger = DeliveryLedger.open(stack, SELLER);
        region.awaitPoll();
    }

    /** A region that is Ready and has been read once. */
    static RotationRun on(Stack stack, RandomGenerator random, boolean strict, Consumer<String> out) {
        return new RotationRun(stack, random, strict, out);
    }

    Outcome rotate(int rotations, double salesPerSecond) throws SQLException {
        var done = new ArrayList<Rotation>();
        long sold;
        try (var sales = Sales.start(simulator, SELLER, salesPerSecond)) {
            await().atMost(PATIENCE)
                    .pollInterval(LOOK)
                    .until(() ->
                            ledger.accepted(firstKey) && ledger.tally().delivered() > WARM_SECONDS * salesPerSecond);
            for (var number = 1; number <= rotations; number++) {
                var rotation = rotate(number);
                done.add(rotation);
                var tally = ledger.tally();
                out.accept("%s; deliveries so far %d, attempts refused %d, put off %d, unanswered %d"
                        .formatted(rotation, tally.begun(), tally.refused(), tally.putOff(), tally.unanswered()));
            }
            sold = sales.stop();
        }
        return new Outcome(done, ledger.balance(sold), figuresAreTrue(), strict);
    }

    private Rotation rotate(int number) {
        var incident = Incident.of(number);
        // Wait until the last incident's victim is back, so that each rotation measures only its own.
        receivers.awaitWell();
        controller.awaitWell();
        var delay = random.nextInt(LONGEST_DELAY_MILLIS);
        var began = System.nanoTime();
        var key = give();
        var happened = CompletableFuture.runAsync(
                () -> happen(incident), CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS, clock));
        await().atMost(PATIENCE)
                .pollInterval(LOOK)
                .failFast("the simulator's attempts can't be read any more", ledger::isBroken)
                .until(() -> ledger.accepted(key));
        var took = Duration.ofNanos(System.nanoTime() - began);
        happened.join();
        return new Rotation(number, incident, took);
    }

    /** The key's name is one that must never be read anywhere. */
    private String give() {
        var key = "CANARY-" + UUID.randomUUID();
        stack.apply("""
                apiVersion: v1
                kind: Secret
                metadata: { name: %s }
                stringData: { signingKey: "%s" }
                """.formatted(SIGNING_KEY, key));
        return key;
    }

    private void happen(Incident incident) {
        switch (incident) {
            case NONE -> {}
            case RECEIVER_KILLED -> receivers.kill(random);
            case RECEIVER_REPLACED -> receivers.replace();
            case CONTROLLER_KILLED -> controller.kill(random);
            case CONTROLLER_REPLACED -> controller.replace();
        }
    }

    private boolean figuresAreTrue() {
        Comparison comparison = stack.comparison(SELLER);
        if (!comparison.equal()) {
            out.accept(comparison.text());
        }
        return comparison.equal();
    }

    @Override
    public void close() {
        ledger.close();
        clock.shutdownNow();
        region.delete();
        receivers.awaitWell();
        controller.awaitWell();
        stack.client()
                .secrets()
                .inNamespace(stack.namespace())
                .withName(SIGNING_KEY)
                .delete();
    }
}
