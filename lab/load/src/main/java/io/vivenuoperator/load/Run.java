package io.vivenuoperator.load;

import io.vivenuoperator.load.delivery.Deliveries;
import io.vivenuoperator.load.drive.OpenLoop;
import io.vivenuoperator.load.ledger.Balance;
import io.vivenuoperator.load.ledger.Ledger;
import io.vivenuoperator.load.ledger.Rows;
import io.vivenuoperator.load.settings.LoadSettings;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;

/** One run: sends, compares, prints. */
final class Run {
    private final LoadSettings settings;
    private final Clock clock;
    private final PrintStream out;

    Run(LoadSettings settings, Clock clock, PrintStream out) {
        this.settings = settings;
        this.clock = clock;
        this.out = out;
    }

    /** Whether the ledger balances. */
    boolean balances() throws InterruptedException, SQLException {
        out.println("load: " + settings);
        String name = "load-" + UUID.randomUUID().toString().substring(0, 8) + "-";
        var deliveries = new Deliveries(
                name, settings.targets(), settings.shape(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        int count = (int) Math.ceil(settings.rate() * settings.seconds());
        var ledger = new Ledger(count);
        double seconds = send(deliveries, ledger, count);
        Balance balance = Balance.of(ledger, new Rows(settings.jdbcUrl()).find(deliveries, count));
        print(balance, ledger, seconds);
        return balance.holds();
    }

    private double send(Deliveries deliveries, Ledger ledger, int count) throws InterruptedException {
        var target = new InetSocketAddress(
                settings.receiver().getHost(), settings.receiver().getPort());
        int[] all = IntStream.range(0, count).toArray();
        long start = System.nanoTime();
        OpenLoop loop = OpenLoop.start(target, deliveries, ledger, all, settings.rate(), settings.connections());
        var _ = loop.await();
        return (System.nanoTime() - start) / 1e9;
    }

    private void print(Balance balance, Ledger ledger, double seconds) {
        out.println("ledger: " + balance);
        out.println("latency: " + ledger.latencies((int) (settings.rate() * settings.warmupSeconds())));
        out.println(String.format(
                Locale.ROOT, "rate: %.1f acknowledged/s", balance.tally().acknowledged() / seconds));
        out.println(balance.holds() ? "VALID" : "VOID: " + String.join("; ", balance.faults()));
    }
}
