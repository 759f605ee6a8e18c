package io.vivenuoperator.load.fault;

import io.vivenuoperator.load.delivery.Target;
import io.vivenuoperator.load.program.DurablePostgres;
import io.vivenuoperator.load.program.Programs;
import io.vivenuoperator.load.program.ReceiverProgram;
import io.vivenuoperator.load.program.RegionsFile;
import io.vivenuoperator.load.program.RunDirectory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs each fault under its own load, and adds up the results. */
public final class FaultRun {
    private static final List<Target> TARGETS =
            List.of(new Target("dach", "load-key-dach"), new Target("ticketing/italy", "load-key-italy"));

    private final FaultSettings settings;
    private final Clock clock;
    private final PrintStream out;

    public FaultRun(FaultSettings settings, Clock clock, PrintStream out) {
        this.settings = settings;
        this.clock = clock;
        this.out = out;
    }

    /** Whether nothing acknowledged is missing and nothing is duplicated. */
    public boolean balances() throws IOException, SQLException, InterruptedException {
        return episodes().stream().allMatch(episode -> episode.faults().isEmpty());
    }

    /** One per fault. */
    public List<Episode> episodes() throws IOException, SQLException, InterruptedException {
        RunDirectory run = RunDirectory.in(settings.directory());
        List<Episode> episodes = episodes(run);
        run.deleteIf(episodes.stream().allMatch(episode -> episode.faults().isEmpty()));
        return episodes;
    }

    private List<Episode> episodes(RunDirectory run) throws IOException, SQLException, InterruptedException {
        Path directory = run.path();
        Path log = run.log();
        out.println("faults: " + settings.faults().size() + " at " + settings.rate() + "/s, " + settings.shape()
                + ", in " + directory);
        try (var postgres = DurablePostgres.start(directory)) {
            Programs.migrate(settings.migrateJar(), log, postgres.url());
            Path regions = RegionsFile.write(directory.resolve("regions.json"), TARGETS);
            try (var receiver = ReceiverProgram.start(
                    settings.receiverJar(),
                    log,
                    postgres.url(),
                    regions,
                    Map.of("JAVA_TOOL_OPTIONS", settings.receiverOptions()))) {
                return episodes(new Stage(settings, TARGETS, postgres, receiver, clock));
            }
        }
    }

    private List<Episode> episodes(Stage stage) throws IOException, SQLException, InterruptedException {
        var episodes = new ArrayList<Episode>();
        for (Fault fault : settings.faults()) {
            Episode episode = stage.play(fault, episodes.size());
            episodes.add(episode);
            out.println(episode);
            episode.faults().forEach(each -> out.println("  VOID: " + each));
        }
        summarize(episodes);
        return episodes;
    }

    private void summarize(List<Episode> episodes) {
        long acknowledged = 0;
        long sent = 0;
        long missing = 0;
        long duplicates = 0;
        long rows = 0;
        for (Episode episode : episodes) {
            sent += episode.balance().tally().sent();
            acknowledged += episode.balance().tally().acknowledged();
            missing += episode.balance().missing();
            duplicates += episode.balance().duplicates() + episode.afterwards().duplicates();
            rows += episode.afterwards().rows();
        }
        boolean good = episodes.stream().allMatch(episode -> episode.faults().isEmpty());
        out.println("%d faults: sent %d, acknowledged %d, missing %d, duplicates %d, rows after sending again %d: %s"
                .formatted(episodes.size(), sent, acknowledged, missing, duplicates, rows, good ? "VALID" : "VOID"));
    }
}
