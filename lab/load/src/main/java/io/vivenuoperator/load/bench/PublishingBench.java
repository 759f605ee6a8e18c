package io.vivenuoperator.load.bench;

import io.vivenuoperator.load.bench.AlternatingSamples.SampledSubject;
import io.vivenuoperator.load.goal.MeasuredGoal;
import io.vivenuoperator.load.goal.ShowReport;
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
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What it costs the receiver to tell what it stores: three receivers on one durable database, in alternating samples. */
public final class PublishingBench {
    private static final List<Subject> ROUND = List.of(Subject.SILENT_64, Subject.TELLING_64, Subject.TICKETS_64);
    private static final double PROMISED = 0.9;

    /** Fewer and shorter than for the receiver beside pgbench. */
    private static final Map<String, String> USUAL = Map.of("ROUNDS", "3", "SAMPLE_MILLIS", "3000");

    private final BenchSettings settings;
    private final Clock clock;
    private final PrintStream out;

    private PublishingBench(BenchSettings settings, Clock clock, PrintStream out) {
        this.settings = settings;
        this.clock = clock;
        this.out = out;
    }

    /** Configured by the variables of {@code bench}. */
    public static PublishingBench of(Map<String, String> environment, Clock clock, PrintStream out) {
        var all = new HashMap<>(USUAL);
        all.putAll(environment);
        return new PublishingBench(BenchSettings.from(all), clock, out);
    }

    /** All samples, their medians and ratios. */
    public ShowReport report() throws IOException, SQLException, InterruptedException {
        RunDirectory run = RunDirectory.in(settings.directory());
        ShowReport report = report(run);
        run.deleteIf(report.valid());
        return report;
    }

    private ShowReport report(RunDirectory run) throws IOException, SQLException, InterruptedException {
        try (var postgres = DurablePostgres.start(run.path(), DurablePostgres.SEASONED)) {
            Programs.migrate(settings.migrateJar(), run.log(), postgres.url());
            Path regions = RegionsFile.write(run.path().resolve("regions.json"), Bench.TARGETS);
            try (var silent = receiver(run, postgres, regions, Subject.SILENT_64);
                    var telling = receiver(run, postgres, regions, Subject.TELLING_64);
                    var tickets = receiver(run, postgres, regions, Subject.TICKETS_64)) {
                return report(
                        postgres,
                        List.of(
                                measured(Subject.SILENT_64, silent, postgres),
                                measured(Subject.TELLING_64, telling, postgres),
                                measured(Subject.TICKETS_64, tickets, postgres)));
            }
        }
    }

    /** A receiver and what measures it. */
    private record MeasuredReceiver(Subject subject, ReceiverSampler sampler, Processors processors)
            implements SampledSubject {
        @Override
        public Sample sample() throws IOException, SQLException {
            return sampler.sample(subject, processors);
        }
    }

    private MeasuredReceiver measured(Subject subject, ReceiverProgram receiver, DurablePostgres postgres)
            throws IOException {
        var news = new LoggedNews(postgres.jdbcUrl(), subject != Subject.SILENT_64, subject == Subject.TICKETS_64);
        var rows = new Rows(postgres.jdbcUrl());
        return new MeasuredReceiver(
                subject,
                new ReceiverSampler(settings, Bench.TARGETS, receiver, rows, news, clock),
                new Processors(receiver.pid(), postgres.pid()));
    }

    private ReceiverProgram receiver(RunDirectory run, DurablePostgres postgres, Path regions, Subject subject)
            throws IOException, InterruptedException {
        return ReceiverProgram.start(
                settings.receiverJar(),
                run.log(),
                postgres.url(),
                regions,
                Map.of(
                        "FAILURES_PER_MINUTE", Bench.FAILURES_PER_MINUTE,
                        "JAVA_TOOL_OPTIONS", settings.receiverOptions(),
                        "PUBLISH_MESSAGES", Boolean.toString(subject != Subject.SILENT_64),
                        "PUBLISH_TICKETS", Boolean.toString(subject == Subject.TICKETS_64)));
    }

    private ShowReport report(DurablePostgres postgres, List<MeasuredReceiver> receivers)
            throws IOException, SQLException, InterruptedException {
        receivers.getLast().sampler().seed();
        var turns = new AlternatingSamples(settings, postgres, out);
        Samples samples = turns.take(receivers);
        return new ShowReport(
                "publishing",
                List.of(
                        MeasuredGoal.atLeast(
                                "rate of a receiver that tells what changed / of one that tells nothing",
                                AlternatingSamples.ratio(samples, Subject.TELLING_64, Subject.SILENT_64),
                                PROMISED),
                        MeasuredGoal.atLeast(
                                "rate of a receiver that tells each ticket, too / of one that tells nothing",
                                AlternatingSamples.ratio(samples, Subject.TICKETS_64, Subject.SILENT_64),
                                PROMISED)),
                turns.faults(samples, ROUND));
    }
}
