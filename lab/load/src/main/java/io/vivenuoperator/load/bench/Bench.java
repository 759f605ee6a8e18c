package io.vivenuoperator.load.bench;

import io.vivenuoperator.load.delivery.Target;
import io.vivenuoperator.load.ledger.Rows;
import io.vivenuoperator.load.program.DurablePostgres;
import io.vivenuoperator.load.program.Processors;
import io.vivenuoperator.load.program.Programs;
import io.vivenuoperator.load.program.ReceiverProgram;
import io.vivenuoperator.load.program.RegionsFile;
import io.vivenuoperator.load.program.RunDirectory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Alternates between the receiver and pgbench on one durable database, and prints ratios. */
public final class Bench {
    static final List<Target> TARGETS = List.of(
            new Target("dach", "bench-key-dach"),
            new Target("italy", "bench-key-italy"),
            new Target("france", "bench-key-france"),
            new Target("benelux", "bench-key-benelux"));

    /** High enough that strangers are not throttled: the refusing sample measures the path up to the signature. */
    static final String FAILURES_PER_MINUTE = "1000000";

    /** Figures of a cold JVM measure its compiler. */
    private static final List<Subject> WARM_UP =
            List.of(Subject.RECEIVER_64, Subject.RECEIVER_256, Subject.RECEIVER_HOT_64);

    private static final List<Subject> ROUND = List.of(
            Subject.RECEIVER_64,
            Subject.INBOX_64,
            Subject.WORK_64,
            Subject.RECEIVER_256,
            Subject.INBOX_256,
            Subject.WORK_256,
            Subject.RECEIVER_HOT_64,
            Subject.WORK_HOT_64,
            Subject.RECEIVER_REFUSING_64);

    private final BenchSettings settings;
    private final Clock clock;
    private final PrintStream out;

    Bench(BenchSettings settings, Clock clock, PrintStream out) {
        this.settings = settings;
        this.clock = clock;
        this.out = out;
    }

    /** Configured by these variables. */
    public static Bench of(Map<String, String> environment, Clock clock, PrintStream out) {
        return new Bench(BenchSettings.from(environment), clock, out);
    }

    /** Whether every ledger balances. */
    public boolean balances() throws IOException, SQLException, InterruptedException {
        out.println("beside " + Pgbench.version(settings.pgbench()) + "; " + settings);
        RunDirectory run = RunDirectory.in(settings.directory());
        boolean good = balances(run);
        run.deleteIf(good);
        return good;
    }

    private boolean balances(RunDirectory run) throws IOException, SQLException, InterruptedException {
        Path directory = run.path();
        Path log = run.log();
        try (var postgres = DurablePostgres.start(directory, DurablePostgres.SEASONED)) {
            Programs.migrate(settings.migrateJar(), log, postgres.url());
            Path regions = RegionsFile.write(directory.resolve("regions.json"), TARGETS);
            var variables =
                    Map.of("FAILURES_PER_MINUTE", FAILURES_PER_MINUTE, "JAVA_TOOL_OPTIONS", settings.receiverOptions());
            try (var receiver =
                    ReceiverProgram.start(settings.receiverJar(), log, postgres.url(), regions, variables)) {
                return balances(directory, postgres, receiver);
            }
        }
    }

    private boolean balances(Path directory, DurablePostgres postgres, ReceiverProgram receiver)
            throws IOException, SQLException, InterruptedException {
        var processors = new Processors(receiver.pid(), postgres.pid());
        var sampler =
                new ReceiverSampler(settings, TARGETS, receiver, new Rows(postgres.jdbcUrl()), NewsCheck.NONE, clock);
        sampler.seed();
        var catalogue = PgbenchCatalogue.make(postgres.jdbcUrl(), settings.events());
        var pgbench = new Pgbench(directory, postgres, catalogue, settings);
        for (Subject subject : WARM_UP) {
            out.println("warm-up: " + sampler.sample(subject, processors).line());
        }
        var samples = new Samples(settings.mostOthers());
        for (int round = 0; round < settings.rounds(); round++) {
            for (Subject subject : ROUND) {
                checkpoint(postgres);
                Sample sample =
                        subject.ofPgbench() ? pgbench.sample(subject, processors) : sampler.sample(subject, processors);
                samples.add(sample);
                out.println(sample.line());
            }
        }
        checkpoint(postgres);
        ReceiverSampler.Open open = sampler.open(processors);
        new Report(settings, samples, open).print(out);
        return open.balance().holds()
                && samples.all().stream().allMatch(sample -> sample.faults().isEmpty());
    }

    /** So that no sample pays for writes left over from the previous one. */
    static void checkpoint(DurablePostgres postgres) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        }
    }
}
