package io.vivenuoperator.load.stream;

import io.vivenuoperator.load.ledger.Latencies;
import io.vivenuoperator.load.program.ApiProgram;
import io.vivenuoperator.load.program.CallerKeysFile;
import io.vivenuoperator.load.program.DurablePostgres;
import io.vivenuoperator.load.program.ProcessUse;
import io.vivenuoperator.load.program.Programs;
import io.vivenuoperator.load.program.RunDirectory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Sells one ticket a second while many clients follow the stream: what a client and a message cost, and how long it takes from the
 * commit until a client has read of it. Each client must hear of each sale.
 */
public final class StreamRun {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);
    private static final Duration BETWEEN_SALES = Duration.ofSeconds(1);
    /** Each begins with a snapshot; a stampede would measure something else. */
    private static final int AT_ONCE = 200;

    private static final int LOOK_AGAIN_MILLIS = 10;
    private static final double PROMISED_MILLIS = 1_000;

    private final StreamSettings settings;
    private final PrintStream out;
    private final long[] committed;
    private final int[] micros;
    private int told;

    private StreamRun(StreamSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
        committed = new long[settings.warmupSales() + settings.sales() + 1];
        micros = new int[settings.clients() * settings.sales()];
    }

    /** Configured by these variables. */
    public static StreamRun of(Map<String, String> environment, PrintStream out) {
        return new StreamRun(StreamSettings.from(environment), out);
    }

    /** Whether each client was told of each sale, and in time. */
    public boolean holds() throws IOException, SQLException, InterruptedException {
        RunDirectory run = RunDirectory.in(settings.directory());
        boolean good = holds(run);
        run.deleteIf(good);
        return good;
    }

    private boolean holds(RunDirectory run) throws IOException, SQLException, InterruptedException {
        Path directory = run.path();
        try (var postgres = DurablePostgres.start(directory)) {
            Programs.migrate(settings.migrateJar(), run.log(), postgres.url());
            try (var shop = new Shop(postgres.jdbcUrl(), settings.events());
                    var api = ApiProgram.start(
                            settings.apiJar(),
                            directory,
                            List.of("-XX:+UseSerialGC", "-Xmx" + settings.heap()),
                            Map.of(
                                    "DATABASE_URL", postgres.url(),
                                    "MAX_CONNECTIONS", Integer.toString(settings.clients() + 100),
                                    "MAX_STREAMS", Integer.toString(settings.clients()),
                                    "FIRST_LINE_TIMEOUT_MILLIS", "60000",
                                    "REQUESTS_PER_KEY_PER_MINUTE", "1000000"))) {
                return holds(shop, api);
            }
        }
    }

    private boolean holds(Shop shop, ApiProgram api) throws IOException, SQLException, InterruptedException {
        try (var clients = new StreamClients(api.address(), CallerKeysFile.KEY, this::sold)) {
            clients.connect();
            await(() -> clients.ready() == 1);
            ProcessUse alone = ProcessUse.of(api.pid());
            for (int connected = 1; connected < settings.clients(); connected++) {
                clients.connect();
                if (connected % AT_ONCE == 0) {
                    int so = connected;
                    await(() -> clients.ready() > so - AT_ONCE);
                }
            }
            await(() -> clients.ready() == settings.clients());
            sell(shop, 1, settings.warmupSales());
            ProcessUse before = ProcessUse.of(api.pid());
            sell(shop, settings.warmupSales() + 1, settings.warmupSales() + settings.sales());
            // What is missing then is in the report.
            var _ = came(() -> told() == micros.length, LAST_WORDS);
            ProcessUse after = ProcessUse.of(api.pid());
            return report(alone, before, after, clients);
        }
    }

    private void sell(Shop shop, int first, int last) throws SQLException, InterruptedException {
        for (int sale = first; sale <= last; sale++) {
            long begin = System.nanoTime();
            shop.sell();
            commit(sale, System.nanoTime());
            Thread.sleep(Math.max(
                    0, BETWEEN_SALES.minusNanos(System.nanoTime() - begin).toMillis()));
        }
    }

    private synchronized void commit(int sale, long at) {
        committed[sale] = at;
    }

    private synchronized void sold(int sale) {
        if (sale > settings.warmupSales() && told < micros.length) {
            // A client may read of it before this thread knows that it was committed.
            long latency = committed[sale] == 0 ? 0 : System.nanoTime() - committed[sale];
            micros[told] = (int) (latency / 1_000);
            told++;
        }
    }

    private synchronized int told() {
        return told;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        if (!came(condition, PATIENCE)) {
            throw new IllegalStateException("the clients do not get their snapshots");
        }
    }

    private static boolean came(BooleanSupplier condition, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        return condition.getAsBoolean();
    }

    private synchronized boolean report(ProcessUse alone, ProcessUse before, ProcessUse after, StreamClients clients) {
        int[] sorted = Arrays.copyOf(micros, told);
        Arrays.sort(sorted);
        var latencies = new Latencies(sorted);
        int missing = micros.length - told;
        double cpu = after.cpuSeconds() - before.cpuSeconds();
        out.printf(
                Locale.ROOT,
                "%,d clients, %d sales, one a second; resident %d MB with one client, %d MB with all: %.1f kB per"
                        + " client%n",
                settings.clients(),
                settings.sales(),
                alone.residentKilobytes() / 1_000,
                after.residentKilobytes() / 1_000,
                (after.residentKilobytes() - alone.residentKilobytes()) / (double) settings.clients());
        out.printf(
                Locale.ROOT,
                "CPU of the API %.1f s: %.1f microseconds per message and client, %.2f of a core%n",
                cpu,
                cpu * 1e6 / Math.max(1, told),
                cpu / settings.sales());
        out.println(latencies.words("commit") + "; not told " + missing + ", cut off " + clients.gone() + ", read "
                + clients.bytes() / 1_000_000 + " MB");
        boolean good = missing == 0 && clients.gone() == 0 && latencies.percentile(99) <= PROMISED_MILLIS;
        out.println(good ? "VALID" : "VOID: each client is to hear of each sale, p99 within a second");
        return good;
    }
}
