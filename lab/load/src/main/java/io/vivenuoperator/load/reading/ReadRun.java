package io.vivenuoperator.load.reading;

import io.vivenuoperator.load.ledger.Latencies;
import io.vivenuoperator.load.program.ApiProgram;
import io.vivenuoperator.load.program.BareProgram;
import io.vivenuoperator.load.program.CallerKeysFile;
import io.vivenuoperator.load.program.DurablePostgres;
import io.vivenuoperator.load.program.Programs;
import io.vivenuoperator.load.program.RunDirectory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Asks what people ask, of months of sales: what an answer costs that is held, and how long one takes that is not. */
public final class ReadRun {
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int PAGE = 100;
    private static final int FIRST_TIMES = 50;
    private static final double MOST_OF_BARE = 1.1;
    private static final double RATE_MILLIS = 20;
    private static final double SERIES_MILLIS = 60;
    private static final double STATE_MILLIS = 250;
    private static final String LIST = "/v1/events?limit=" + PAGE;
    private static final List<String> JVM = List.of("-XX:+UseSerialGC", "-Xmx512m");

    private final ReadSettings settings;
    private final PrintStream out;

    private ReadRun(ReadSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /** Configured by these variables. */
    public static ReadRun of(Map<String, String> environment, PrintStream out) {
        return new ReadRun(ReadSettings.from(environment), out);
    }

    /** Whether each goal was met. */
    public boolean holds() throws IOException, SQLException, InterruptedException {
        RunDirectory run = RunDirectory.in(settings.directory());
        boolean good = holds(run);
        run.deleteIf(good);
        return good;
    }

    private boolean holds(RunDirectory run) throws IOException, SQLException, InterruptedException {
        Path directory = run.path();
        try (var postgres = DurablePostgres.start(directory, Map.of("shared_buffers", "1GB"))) {
            Programs.migrate(settings.migrateJar(), run.log(), postgres.url());
            var sales = new PastSales(postgres.jdbcUrl());
            sales.write(settings.events(), settings.types(), settings.days());
            out.printf(
                    Locale.ROOT,
                    "%,d events of %d types, %d days, %,d snapshots%n",
                    settings.events(),
                    settings.types(),
                    settings.days(),
                    sales.snapshots());
            try (var api = ApiProgram.start(
                    settings.apiJar(),
                    directory,
                    JVM,
                    Map.of("DATABASE_URL", postgres.url(), "REQUESTS_PER_KEY_PER_MINUTE", "1000000"))) {
                boolean cheap = held(api, run.log());
                return first(api, sales) && cheap;
            }
        }
    }

    private boolean held(ApiProgram api, Path log) throws IOException, InterruptedException {
        Duration length = Duration.ofSeconds(settings.seconds());
        var asking = new ReadLoops(api.address(), api.pid());
        String key = "Authorization: Bearer " + CallerKeysFile.KEY + "\r\n";
        var list = new Get(LIST, key + "Accept-Encoding: gzip\r\n");
        var again = new Get(LIST, key + "If-None-Match: " + tag(api) + "\r\n");
        ReadCost least;
        try (var bare = BareProgram.start(settings.loadJar(), log, JVM)) {
            least = new ReadLoops(bare.address(), bare.pid()).cost("bare server", new Get("/", ""), OK, length);
        }
        ReadCost held = asking.cost("list of 100, gzip", list, OK, length);
        ReadCost unchanged = asking.cost("the same, unchanged", again, NOT_MODIFIED, length);
        for (ReadCost cost : List.of(least, held, unchanged)) {
            out.println(cost.beside(least));
        }
        Latencies atRate = asking.atRate(list, settings.rate(), length);
        out.printf(Locale.ROOT, "%,d/s, open loop: %s%n", settings.rate(), atRate);
        boolean cheap = says(
                held.micros() <= MOST_OF_BARE * least.micros(), "an answer that is held costs at most 1.1 of hello");
        return says(atRate.percentile(99) <= RATE_MILLIS, "p99 within 20 ms") && cheap;
    }

    private static String tag(ApiProgram api) throws IOException, InterruptedException {
        try (var asker = new FirstAnswers(api.address(), CallerKeysFile.KEY)) {
            return asker.tag(LIST, "identity");
        }
    }

    private boolean first(ApiProgram api, PastSales sales) throws IOException, SQLException, InterruptedException {
        Instant now = Instant.now();
        try (var asker = new FirstAnswers(api.address(), CallerKeysFile.KEY)) {
            Latencies series = asker.latencies(
                    number -> "/v1/events/dach/event" + (number + 1) + "/series?interval=hour&from="
                            + now.minus(Duration.ofDays(settings.days()).minusMinutes(number)),
                    FIRST_TIMES);
            out.println("series by hour, never asked before: " + series.words("question"));
            Latencies state = asker.latencies(
                    number -> "/v1/state?at=" + now.minus(Duration.ofHours(1 + 37L * number % (24L * settings.days()))),
                    FIRST_TIMES);
            out.println("the portfolio at any time: " + state.words("question"));
            out.println("list of 100 by SQL for each request: " + bySql(sales).words("question"));
            boolean soon = says(series.percentile(99) <= SERIES_MILLIS, "a series within 60 ms");
            return says(state.percentile(99) <= STATE_MILLIS, "the portfolio at any time within 250 ms") && soon;
        }
    }

    private static Latencies bySql(PastSales sales) throws SQLException {
        int[] micros = new int[FIRST_TIMES];
        for (int number = 0; number < micros.length; number++) {
            long begin = System.nanoTime();
            var _ = sales.eventsBySql(PAGE);
            micros[number] = (int) ((System.nanoTime() - begin) / 1_000);
        }
        Arrays.sort(micros);
        return new Latencies(micros);
    }

    private boolean says(boolean met, String goal) {
        out.println((met ? "met: " : "NOT MET: ") + goal);
        return met;
    }
}
