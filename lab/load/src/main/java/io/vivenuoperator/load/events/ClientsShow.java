package io.vivenuoperator.load.events;

import io.vivenuoperator.load.goal.MeasuredGoal;
import io.vivenuoperator.load.goal.ShowReport;
import io.vivenuoperator.load.ledger.Latencies;
import io.vivenuoperator.load.program.ProcessUse;
import io.vivenuoperator.load.publishing.SampleMessage;
import io.vivenuoperator.load.settings.Variables;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * Many clients of the stream while eight writers publish: how soon each is told, what a client takes of memory, and whether each
 * is told everything once and in order, even if it comes back or the service is killed.
 */
final class ClientsShow implements EventsShow {
    private static final int WRITERS = 8;
    private static final int AT_ONCE = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration BETWEEN_RECONNECTS = Duration.ofMillis(30);
    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(2);
    private static final double P99_MILLIS = 300;
    private static final double KILOBYTES = 150;

    @Override
    public ShowReport report(EventsStage stage, PrintStream out)
            throws IOException, SQLException, InterruptedException {
        var variables = new Variables(stage.environment());
        int clients = variables.number("CLIENTS", 1_000, 2, 9_000);
        double rate = variables.decimal("STREAM_RATE", 20, 0.1, 10_000);
        int seconds = variables.number("STREAM_SECONDS", 8, 1, 3_600);
        int reconnects = variables.number("RECONNECTS", 100, 0, 100_000);
        int kills = variables.number("STREAM_KILLS", 1, 0, 1_000);
        int silent = variables.number("SILENT_CLIENTS", 50, 0, 10_000);
        String run = HookGroup.prefix("clients");
        // A process that has done other things has memory left over, which would hide what clients take.
        stage.service().kill();
        stage.service().startAgain();
        stage.service().awaitReady();
        try (var crowd = new StreamCrowd(stage.service().address(), SampleMessage.type(run, 0))) {
            crowd.join();
            await(() -> crowd.connected() == 1, "the first client connects");
            ProcessUse alone = ProcessUse.of(stage.service().pid());
            for (int client = 1; client < clients; client++) {
                crowd.join();
                if (client % AT_ONCE == 0) {
                    int so = client;
                    await(() -> crowd.connected() > so - AT_ONCE, "clients connect");
                }
            }
            await(() -> crowd.connected() == clients, "all clients connect");
            var writers = StreamWriters.start(stage.postgres().jdbcUrl(), run, WRITERS, rate);
            ProcessUse before = ProcessUse.of(stage.service().pid());
            Thread.sleep(Duration.ofSeconds(seconds));
            int steady = writers.taken() - WRITERS;
            ProcessUse after = ProcessUse.of(stage.service().pid());
            disturb(stage, crowd, reconnects, kills);
            var faults = new ArrayList<>(writers.stop());
            var told = StreamTruth.read(stage, run);
            boolean came = HookGroup.comes(() -> told.hasReached(crowd.followers()), PATIENCE);
            if (!came) {
                faults.add("not all clients were told the last message within " + PATIENCE);
            }
            StreamTruth.StreamFindings findings = told.compare(crowd.followers());
            faults.addAll(findings.faults());
            Latencies latencies = told.latencies(crowd.followers(), steady);
            long expected = (long) clients * steady;
            double kilobytes = (after.residentKilobytes() - alone.residentKilobytes()) / (double) clients;
            out.printf(
                    Locale.ROOT,
                    "ledger: published %d x %d clients = told %d; gaps %d, doubles %d, out of order %d, resets %d; reconnects"
                            + " %d, kills %d%n",
                    told.count(),
                    clients,
                    findings.told(),
                    findings.gaps(),
                    findings.doubles(),
                    findings.outOfOrder(),
                    findings.resets(),
                    reconnects,
                    kills);
            out.printf(
                    Locale.ROOT,
                    "%,d clients x %.0f/s: %s; resident %d MB with one client, %d MB with all; CPU of the service %.2f of a core%n",
                    clients,
                    rate,
                    latencies.words("insert"),
                    alone.residentKilobytes() / 1_000,
                    after.residentKilobytes() / 1_000,
                    (after.cpuSeconds() - before.cpuSeconds()) / seconds);
            var goals = new ArrayList<>(List.of(
                    MeasuredGoal.atMost(
                            "insert to the last octet of the message at %,d clients: p99, ms".formatted(clients),
                            expected > 0 && latencies.sortedMicros().length == expected
                                    ? OptionalDouble.of(latencies.percentile(99))
                                    : OptionalDouble.empty(),
                            P99_MILLIS),
                    MeasuredGoal.atMost("resident memory per client, kB", OptionalDouble.of(kilobytes), KILOBYTES)));
            new SilentPart(stage, out, goals).measure(silent);
            return new ShowReport("clients", goals, faults);
        }
    }

    private static void disturb(EventsStage stage, StreamCrowd crowd, int reconnects, int kills)
            throws IOException, InterruptedException {
        var random = new SplittableRandom(1);
        int clients = crowd.followers().size();
        for (int reconnect = 0; reconnect < reconnects; reconnect++) {
            crowd.reconnect(random.nextInt(clients));
            Thread.sleep(BETWEEN_RECONNECTS);
        }
        for (int kill = 0; kill < kills; kill++) {
            stage.service().kill();
            stage.service().startAgain();
            stage.service().awaitReady();
            await(() -> crowd.connected() == clients, "clients come back");
            Thread.sleep(BETWEEN_KILLS);
        }
    }

    private static void await(BooleanSupplier condition, String what) throws InterruptedException {
        if (!HookGroup.comes(condition, PATIENCE)) {
            throw new IllegalStateException("it does not happen within " + PATIENCE + " that " + what);
        }
    }
}
