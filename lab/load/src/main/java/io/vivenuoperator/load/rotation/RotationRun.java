package io.vivenuoperator.load.rotation;

import io.vivenuoperator.load.delivery.Deliveries;
import io.vivenuoperator.load.delivery.Shape;
import io.vivenuoperator.load.delivery.Target;
import io.vivenuoperator.load.drive.OpenLoop;
import io.vivenuoperator.load.ledger.Balance;
import io.vivenuoperator.load.ledger.Ledger;
import io.vivenuoperator.load.ledger.Rows;
import io.vivenuoperator.load.program.DurablePostgres;
import io.vivenuoperator.load.program.Programs;
import io.vivenuoperator.load.program.ReceiverProgram;
import io.vivenuoperator.load.program.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Rotates like the controller: the new key is published beside the old one, confirmed by the receiver, used by Vivenu, and
 * alone after the overlap. Meanwhile deliveries arrive continuously, each signed with Vivenu's current key.
 */
public final class RotationRun {
    private static final List<String> REGIONS = List.of("dach", "ticketing/italy");
    private static final Shape SHAPE = new Shape(100, 0.5, 2_100);
    private static final Duration BEFORE = Duration.ofMillis(500);
    private static final Duration LONGEST_PHASE = Duration.ofSeconds(10);

    private final RotationSettings settings;
    private final Instant start;
    private final String run = "rotation-" + UUID.randomUUID().toString().substring(0, 8) + "-";

    /** Signed with Vivenu's current key. */
    private volatile Deliveries signed;

    public RotationRun(RotationSettings settings, Clock clock) {
        this.settings = settings;
        start = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        signed = signedWith(run, start, key(0));
    }

    public Rotation run() throws IOException, SQLException, InterruptedException {
        RunDirectory directory = RunDirectory.in(settings.directory());
        Rotation rotation = run(directory);
        directory.deleteIf(rotation.faults().isEmpty());
        return rotation;
    }

    private Rotation run(RunDirectory place) throws IOException, SQLException, InterruptedException {
        Path directory = place.path();
        Path log = place.log();
        var secret = new MountedSecret(directory.resolve("regions"), REGIONS);
        secret.publish("start", List.of(key(0)));
        try (var postgres = DurablePostgres.start(directory)) {
            Programs.migrate(settings.migrateJar(), log, postgres.url());
            try (var receiver = ReceiverProgram.start(settings.receiverJar(), log, postgres.url(), secret.file())) {
                return run(secret, receiver, postgres);
            }
        }
    }

    private Rotation run(MountedSecret secret, ReceiverProgram receiver, DurablePostgres postgres)
            throws IOException, SQLException, InterruptedException {
        int most = (int) (settings.rate() * longest().toSeconds());
        var ledger = new Ledger(most);
        OpenLoop load = OpenLoop.start(
                receiver.address(),
                number -> signed.post(number),
                ledger,
                IntStream.range(0, most).toArray(),
                settings.rate(),
                settings.connections());
        Thread.sleep(BEFORE);
        Duration slowest = Duration.ZERO;
        for (int rotation = 1; rotation <= settings.rotations(); rotation++) {
            String fresh = key(rotation);
            slowest = max(slowest, publish(secret, receiver, "both-" + rotation, fresh, key(rotation - 1)));
            signed = signedWith(run, start, fresh);
            Thread.sleep(settings.overlap());
            slowest = max(slowest, publish(secret, receiver, "new-" + rotation, fresh));
        }
        load.stop();
        int sent = load.await().taken();
        Balance balance = Balance.of(ledger, new Rows(postgres.jdbcUrl()).find(signed, sent));
        return new Rotation(settings.rotations(), balance, slowest);
    }

    private Duration longest() {
        return settings.overlap().plus(LONGEST_PHASE).multipliedBy(settings.rotations());
    }

    private static Duration publish(MountedSecret secret, ReceiverProgram receiver, String revision, String... keys)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        secret.publish(revision, List.of(keys));
        receiver.awaitRevision(revision);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static Deliveries signedWith(String run, Instant start, String key) {
        List<Target> targets =
                REGIONS.stream().map(region -> new Target(region, key)).toList();
        return new Deliveries(run, targets, SHAPE, start);
    }

    private static String key(int rotation) {
        return "rotation-key-" + rotation;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
