package io.vivenuoperator.load.fault;

import io.vivenuoperator.load.delivery.Deliveries;
import io.vivenuoperator.load.delivery.Target;
import io.vivenuoperator.load.drive.OpenLoop;
import io.vivenuoperator.load.ledger.Balance;
import io.vivenuoperator.load.ledger.Ledger;
import io.vivenuoperator.load.ledger.Rows;
import io.vivenuoperator.load.program.DurablePostgres;
import io.vivenuoperator.load.program.ReceiverProgram;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** The database, the receiver and the load, in which one thing breaks at a time. */
final class Stage {
    /** Longer than any episode; a loop is stopped earlier. */
    private static final int MOST_SECONDS = 120;

    private static final Duration AFTER = Duration.ofMillis(500);
    private static final Duration DATABASE_AWAY = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Repeats need not be as slow as a deliberately slow load; an idle receiver handles more than this. */
    private static final double LEAST_RATE_AGAIN = 500;

    private final FaultSettings settings;
    private final List<Target> targets;
    private final DurablePostgres postgres;
    private final ReceiverProgram receiver;
    private final Clock clock;
    private final String name = UUID.randomUUID().toString().substring(0, 8);

    Stage(
            FaultSettings settings,
            List<Target> targets,
            DurablePostgres postgres,
            ReceiverProgram receiver,
            Clock clock) {
        this.settings = settings;
        this.targets = targets;
        this.postgres = postgres;
        this.receiver = receiver;
        this.clock = clock;
    }

    Episode play(Fault fault, int number) throws IOException, SQLException, InterruptedException {
        var deliveries = new Deliveries(
                "fault-%s-%d-".formatted(name, number),
                targets,
                settings.shape(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        int most = (int) (settings.rate() * MOST_SECONDS);
        var ledger = new Ledger(most);
        OpenLoop load = start(deliveries, ledger, IntStream.range(0, most).toArray(), settings.rate());
        // A second's worth is acknowledged before anything breaks, so that the fault hits a
        // busy receiver.
        var _ = awaitAcknowledged(ledger, (long) settings.rate());
        int exitCode = make(fault);
        Duration back = awaitAcknowledged(ledger, ledger.acknowledgedSoFar() + 1);
        Thread.sleep(AFTER);
        load.stop();
        int sent = load.await().taken();
        Balance balance = balance(deliveries, ledger, sent);
        int[] again = ledger.toSendAgain().stream().toArray();
        return new Episode(fault, balance, again.length, sendAgain(deliveries, again, sent), back, exitCode);
    }

    private int make(Fault fault) throws IOException, InterruptedException {
        int exitCode = 0;
        switch (fault) {
            case KILL_RECEIVER -> {
                receiver.kill();
                receiver.startAgain();
            }
            case TERMINATE_RECEIVER -> {
                exitCode = receiver.terminate();
                receiver.startAgain();
            }
            case STOP_DATABASE_AT_ONCE -> {
                postgres.stopAtOnce();
                Thread.sleep(DATABASE_AWAY);
                postgres.startAgain();
            }
        }
        return exitCode;
    }

    private static Duration awaitAcknowledged(Ledger ledger, long count) throws InterruptedException {
        long start = System.nanoTime();
        while (ledger.acknowledgedSoFar() < count) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException("not enough was acknowledged within " + PATIENCE);
            }
            Thread.sleep(1);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private Balance sendAgain(Deliveries deliveries, int[] again, int sent) throws SQLException, InterruptedException {
        var ledger = new Ledger(sent);
        var _ = start(deliveries, ledger, again, Math.max(settings.rate(), LEAST_RATE_AGAIN))
                .await();
        return balance(deliveries, ledger, sent);
    }

    private OpenLoop start(Deliveries deliveries, Ledger ledger, int[] numbers, double rate) {
        return OpenLoop.start(receiver.address(), deliveries, ledger, numbers, rate, settings.connections());
    }

    private Balance balance(Deliveries deliveries, Ledger ledger, int sent) throws SQLException {
        return Balance.of(ledger, new Rows(postgres.jdbcUrl()).find(deliveries, sent));
    }
}
