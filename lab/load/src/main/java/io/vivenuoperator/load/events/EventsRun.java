package io.vivenuoperator.load.events;

import io.vivenuoperator.load.bench.PublishingBench;
import io.vivenuoperator.load.goal.ShowReport;
import io.vivenuoperator.load.program.RunDirectory;
import io.vivenuoperator.load.settings.MisconfiguredException;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the events service promises, measured in one run: each measurement with its ledger, or VOID. */
public final class EventsRun {
    private final Set<ShowName> chosen;
    private final Map<String, String> environment;
    private final Clock clock;
    private final PrintStream out;

    private EventsRun(Set<ShowName> chosen, Map<String, String> environment, Clock clock, PrintStream out) {
        this.chosen = chosen;
        this.environment = environment;
        this.clock = clock;
        this.out = out;
    }

    /**
     * Chosen by these words.
     *
     * @param words names of measurements, or {@code NAME=value} in place of a variable; without a name, all usual ones
     */
    public static EventsRun of(List<String> words, Map<String, String> environment, Clock clock, PrintStream out) {
        Set<ShowName> chosen = EnumSet.noneOf(ShowName.class);
        var all = new HashMap<>(environment);
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                all.put(word.substring(0, equals), word.substring(equals + 1));
            } else {
                chosen.add(ShowName.of(word)
                        .orElseThrow(() -> new MisconfiguredException(
                                "%s is no measurement: give %s, or NAME=value".formatted(word, known()))));
            }
        }
        return new EventsRun(chosen.isEmpty() ? EnumSet.copyOf(ShowName.usual()) : chosen, all, clock, out);
    }

    private static String known() {
        return Arrays.stream(ShowName.values()).map(ShowName::word).collect(Collectors.joining(", "));
    }

    /** Whether each ledger balances. */
    public boolean balances() throws IOException, InterruptedException {
        List<ShowReport> reports = new ArrayList<>();
        if (chosen.contains(ShowName.PUBLISHING)) {
            reports.add(made(
                    ShowName.PUBLISHING,
                    () -> PublishingBench.of(environment, clock, out).report()));
        }
        Set<ShowName> staged = EnumSet.copyOf(chosen);
        staged.remove(ShowName.PUBLISHING);
        if (!staged.isEmpty()) {
            reports.addAll(staged(staged));
        }
        out.println();
        reports.forEach(out::println);
        boolean valid = reports.size() == chosen.size() && reports.stream().allMatch(ShowReport::valid);
        out.println(valid ? "VALID: every ledger balances" : "VOID: not every ledger balances");
        return valid;
    }

    private List<ShowReport> staged(Set<ShowName> names) throws IOException, InterruptedException {
        var settings = EventsSettings.from(environment);
        RunDirectory run = RunDirectory.in(settings.directory());
        List<ShowReport> reports = new ArrayList<>();
        try (var stage = EventsStage.start(settings, environment, run)) {
            for (ShowName name : names) {
                reports.add(made(name, () -> show(name).report(stage, out)));
            }
        } catch (SQLException e) {
            throw new IOException("the database fails", e);
        }
        run.deleteIf(reports.stream().allMatch(ShowReport::valid));
        return reports;
    }

    private static EventsShow show(ShowName name) {
        return switch (name) {
            case PUBLISHING -> throw new IllegalArgumentException("it has a stage of its own");
            case PUBLISHERS -> new PublishersShow();
            case COST -> new CostShow();
            case LATENCY -> new LatencyShow();
            case HANGING -> new HangingShow();
            case FAULTS -> new FaultsShow();
            case PAUSED -> new PausedShow();
            case CLIENTS -> new ClientsShow();
            case SNAPSHOT -> new SnapshotShow();
        };
    }

    /** Makes a measurement. */
    @FunctionalInterface
    private interface ReportMaker {
        ShowReport make() throws IOException, SQLException, InterruptedException;
    }

    /** One that fails does not take the others with it. */
    private ShowReport made(ShowName name, ReportMaker maker) throws InterruptedException {
        out.println();
        out.println("== " + name.word());
        long begin = System.nanoTime();
        ShowReport report;
        try {
            report = maker.make();
        } catch (IOException | SQLException | IllegalStateException e) {
            report = new ShowReport(name.word(), List.of(), List.of("it failed: " + e));
        }
        out.println(report);
        out.println("took " + Duration.ofNanos(System.nanoTime() - begin).toSeconds() + " s");
        return report;
    }
}
