package io.vivenuoperator.load.bench;

import io.vivenuoperator.load.bench.AlternatingSamples.SampledSubject;
import io.vivenuoperator.load.goal.MeasuredGoal;
import io.vivenuoperator.load.goal.ShowReport;
import io.vivenuoperator.load.ledger.Rows;
import io.vivenuoperator.load.program.ApiProgram;
import io.vivenuoperator.load.program.DurablePostgres;
import io.vivenuoperator.load.program.Processors;
import io.vivenuoperator.load.program.Programs;
import io.vivenuoperator.load.program.ReceiverProgram;
import io.vivenuoperator.load.program.RegionsFile;
import io.vivenuoperator.load.program.RunDirectory;
import io.vivenuoperator.load.settings.Variables;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What it costs the receiver that two processes of the read API look for changes each second: samples with them and without them,
 * when they are stopped, take turns on one durable database.
 */
public final class ReadersBench {
    private static final double PROMISED = 0.98;
    private static final Map<String, String> USUAL = Map.of("DIRECTORY", "lab/load/target/readers");

    private final BenchSettings settings;
    private final Path apiJar;
    private final Clock clock;
    private final PrintStream out;

    private ReadersBench(BenchSettings settings, Path apiJar, Clock clock, PrintStream out) {
        this.settings = settings;
        this.apiJar = apiJar;
        this.clock = clock;
        this.out = out;
    }

    /** Configured by the variables of {@code bench}, and {@code API_JAR}. */
    public static ReadersBench of(Map<String, String> environment, Clock clock, PrintStream out) {
        var all = new HashMap<>(USUAL);
        all.putAll(environment);
        return new ReadersBench(
                BenchSettings.from(all),
                Path.of(new Variables(all).text("API_JAR", "sales-api/target/sales-api.jar")),
                clock,
                out);
    }

    /** Whether each sample's ledger balances. */
    public boolean balances() throws IOException, SQLException, InterruptedException {
        RunDirectory run = RunDirectory.in(settings.directory());
        ShowReport report = report(run);
        out.println(report);
        run.deleteIf(report.valid());
        return report.valid();
    }

    private ShowReport report(RunDirectory run) throws IOException, SQLException, InterruptedException {
        try (var postgres = DurablePostgres.start(run.path(), DurablePostgres.SEASONED)) {
            Programs.migrate(settings.migrateJar(), run.log(), postgres.url());
            Path regions = RegionsFile.write(run.path().resolve("regions.json"), Bench.TARGETS);
            try (var receiver = ReceiverProgram.start(
                            settings.receiverJar(),
                            run.log(),
                            postgres.url(),
                            regions,
                            Map.of(
                                    "FAILURES_PER_MINUTE",
                                    Bench.FAILURES_PER_MINUTE,
                                    "JAVA_TOOL_OPTIONS",
                                    settings.receiverOptions()));
                    var one = api(run, postgres);
                    var other = api(run, postgres)) {
                return report(postgres, receiver, List.of(one, other));
            }
        }
    }

    private ApiProgram api(RunDirectory run, DurablePostgres postgres) throws IOException, InterruptedException {
        return ApiProgram.start(apiJar, run.path(), Programs.JVM, Map.of("DATABASE_URL", postgres.url()));
    }

    private ShowReport report(DurablePostgres postgres, ReceiverProgram receiver, List<ApiProgram> readers)
            throws IOException, SQLException, InterruptedException {
        var sampler = new ReceiverSampler(
                settings,
                Bench.TARGETS,
                receiver,
                new Rows(postgres.jdbcUrl()),
                new LoggedNews(postgres.jdbcUrl(), true, false),
                clock);
        var processors = new Processors(receiver.pid(), postgres.pid());
        sampler.seed();
        var turns = new AlternatingSamples(settings, postgres, out);
        var alone = new ReadersTurn(Subject.ALONE_64, sampler, processors, readers, false);
        var beside = new ReadersTurn(Subject.READERS_64, sampler, processors, readers, true);
        Samples samples = turns.take(List.of(alone, beside));
        return new ShowReport(
                "readers",
                List.of(MeasuredGoal.atLeast(
                        "rate of the receiver beside two read APIs / of it alone",
                        AlternatingSamples.ratio(samples, Subject.READERS_64, Subject.ALONE_64),
                        PROMISED)),
                turns.faults(samples, List.of(Subject.ALONE_64, Subject.READERS_64)));
    }

    /** @param running whether the readers run during a sample */
    private record ReadersTurn(
            Subject subject, ReceiverSampler sampler, Processors processors, List<ApiProgram> readers, boolean running)
            implements SampledSubject {
        @Override
        public Sample sample() throws IOException, SQLException, InterruptedException {
            for (ApiProgram reader : readers) {
                if (running) {
                    reader.goOn();
                } else {
                    reader.pause();
                }
            }
            return sampler.sample(subject, processors);
        }
    }
}
