package io.vivenuoperator.load.sale;

import io.vivenuoperator.load.delivery.Target;
import io.vivenuoperator.load.ledger.Latencies;
import io.vivenuoperator.load.program.DurablePostgres;
import io.vivenuoperator.load.program.Programs;
import io.vivenuoperator.load.program.ReceiverProgram;
import io.vivenuoperator.load.program.RegionsFile;
import io.vivenuoperator.load.program.RunDirectory;
import io.vivenuoperator.load.program.SimulatorProgram;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sells at the simulator and queries the database: measures from just before the request to sell until the SELECT that
 * returns the ticket with its type's figures. The simulator's own time and the query's are included.
 */
public final class SaleRun {
    private static final Target TARGET = new Target(SimulatorProgram.SELLER, "sale-signing-key");
    private static final Pattern TICKET = Pattern.compile("\"ticketIds\":\\[\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PROMISED = Duration.ofSeconds(2);

    private final SaleSettings settings;
    private final PrintStream out;

    public SaleRun(SaleSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /** Whether each sale was visible in time. */
    public boolean holds() throws IOException, SQLException, InterruptedException {
        RunDirectory run = RunDirectory.in(settings.directory());
        boolean good = holds(run);
        run.deleteIf(good);
        return good;
    }

    private boolean holds(RunDirectory run) throws IOException, SQLException, InterruptedException {
        Path directory = run.path();
        Path log = run.log();
        try (var postgres = DurablePostgres.start(directory)) {
            Programs.migrate(settings.migrateJar(), log, postgres.url());
            Path regions = RegionsFile.write(directory.resolve("regions.json"), List.of(TARGET));
            try (var receiver = ReceiverProgram.start(settings.receiverJar(), log, postgres.url(), regions);
                    var simulator = SimulatorProgram.start(settings.simulatorJar(), log);
                    var reader = new Reader(postgres.jdbcUrl())) {
                simulator.register(
                        "http://127.0.0.1:" + receiver.address().getPort() + "/webhooks/" + TARGET.region(),
                        TARGET.signingKey());
                return holds(simulator, reader);
            }
        }
    }

    private boolean holds(SimulatorProgram simulator, Reader reader)
            throws IOException, SQLException, InterruptedException {
        var micros = new ArrayList<Integer>();
        int lost = 0;
        for (int sale = 0; sale < settings.warmupSales() + settings.sales(); sale++) {
            long sold = System.nanoTime();
            boolean seen = reader.awaitSold(TARGET.region(), ticket(simulator.sell()), sold + PATIENCE.toNanos());
            if (!seen) {
                lost++;
            } else if (sale >= settings.warmupSales()) {
                micros.add((int) ((System.nanoTime() - sold) / 1_000));
            }
        }
        Collections.sort(micros);
        var latencies =
                new Latencies(micros.stream().mapToInt(Integer::intValue).toArray());
        boolean good = lost == 0 && latencies.percentile(99) <= PROMISED.toMillis();
        out.println("sale to SELECT of " + settings.sales() + " sales: " + latencies.words("sale")
                + ", not seen within " + PATIENCE.toSeconds() + " s: " + lost);
        out.println(good ? "VALID" : "VOID: a sale is to be queryable within " + PROMISED.toSeconds() + " s");
        return good;
    }

    private static String ticket(String answer) {
        Matcher ticket = TICKET.matcher(answer);
        if (!ticket.find()) {
            throw new IllegalStateException("the simulator's answer names no ticket");
        }
        return ticket.group(1);
    }
}
