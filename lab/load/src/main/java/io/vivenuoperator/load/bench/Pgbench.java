package io.vivenuoperator.load.bench;

import io.vivenuoperator.load.program.DurablePostgres;
import io.vivenuoperator.load.program.Processors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's load program: prepared statements, a connection per client, one transaction per delivery. */
final class Pgbench {
    private static final Pattern DONE = Pattern.compile("number of transactions actually processed: (\\d+)");
    private static final Pattern FAILED = Pattern.compile("number of failed transactions: (\\d+)");
    private static final Pattern MEAN = Pattern.compile("latency average = ([\\d.]+) ms");
    private static final Pattern PER_SECOND = Pattern.compile("tps = ([\\d.]+)");
    private static final int THREADS = 2;

    /** What the receiver stores of the mix's tickets and events. */
    private static final String KEPT = "{\"_id\":\"#\",\"sellerId\":\"load\",\"eventId\":\"pgbench-e1\","
            + "\"ticketTypeId\":\"pgbench-e1-1\",\"ticketName\":\"HYROX MEN | Saturday\",\"currency\":\"EUR\",\"regularPrice\":99,"
            + "\"realPrice\":89.5,\"createdAt\":\"2026-11-22T06:00:00Z\",\"updatedAt\":\"2026-11-22T06:00:00Z\","
            + "\"status\":\"VALID\",\"type\":\"SINGLE\"}";

    private final String program;
    private final Path directory;
    private final DurablePostgres postgres;
    private final PgbenchCatalogue catalogue;
    private final BenchSettings settings;

    Pgbench(Path directory, DurablePostgres postgres, PgbenchCatalogue catalogue, BenchSettings settings) {
        program = settings.pgbench();
        this.directory = directory;
        this.postgres = postgres;
        this.catalogue = catalogue;
        this.settings = settings;
    }

    /** Its version; fails early if something is missing on this machine. */
    static String version(String program) throws IOException, InterruptedException {
        try {
            return run(new ProcessBuilder(program, "--version")).strip();
        } catch (IOException e) {
            throw new IOException(
                    "pgbench is not there: install it (Debian: postgresql-contrib) or set PGBENCH to its path", e);
        }
    }

    /** One sample. */
    Sample sample(Subject subject, Processors processors) throws IOException, InterruptedException, SQLException {
        String run = "pgbench-" + UUID.randomUUID().toString().substring(0, 8) + "-";
        Processors.Reading before = processors.read();
        String report = run(new ProcessBuilder(command(subject, run)));
        Shares cpu = Shares.between(before, processors.read());
        long done = (long) number(DONE, report);
        long rows = rows(run);
        var faults = new ArrayList<String>();
        if (done != rows) {
            faults.add("committed %d, rows %d".formatted(done, rows));
        }
        if (number(FAILED, report) > 0) {
            faults.add("transactions failed");
        }
        return new Sample(
                subject,
                number(PER_SECOND, report),
                number(MEAN, report),
                0,
                cpu,
                "committed %d, rows %d".formatted(done, rows),
                faults);
    }

    private List<String> command(Subject subject, String run) throws IOException {
        boolean hot = subject == Subject.WORK_HOT_64;
        String script = subject == Subject.INBOX_64 || subject == Subject.INBOX_256 ? "inbox.sql" : "work.sql";
        var command = new ArrayList<>(List.of(
                program,
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + subject.connections(),
                "--jobs=" + THREADS,
                "--time=" + Math.max(1, settings.sample().toSeconds()),
                "--file=" + script(script),
                "--host=127.0.0.1",
                "--port=" + postgres.port(),
                "--username=postgres"));
        Map<String, Object> variables = Map.of(
                "i",
                0,
                "last",
                0,
                "last_event",
                0,
                "events",
                hot ? 1 : settings.events(),
                "region",
                catalogue.region(),
                "event",
                catalogue.event(),
                "type",
                catalogue.type(),
                "run",
                run,
                "kept",
                KEPT,
                "keptevent",
                KEPT.repeat(4));
        variables.forEach((name, value) -> command.add("--define=" + name + "=" + value));
        command.add("postgres");
        return command;
    }

    private Path script(String name) throws IOException {
        Path script = directory.resolve(name);
        if (!Files.exists(script)) {
            try (InputStream in = Pgbench.class.getResourceAsStream("/bench/" + name)) {
                if (in == null) {
                    throw new IOException(name + " is not in this jar");
                }
                Files.copy(in, script);
            }
        }
        return script;
    }

    private static String run(ProcessBuilder builder) throws IOException, InterruptedException {
        builder.environment().put("PGPASSWORD", "postgres");
        Process process = builder.redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("pgbench failed: " + output);
        }
        return output;
    }

    private static double number(Pattern pattern, String report) {
        Matcher matcher = pattern.matcher(report);
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : 0;
    }

    private long rows(String run) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl());
                PreparedStatement count = connection.prepareStatement(
                        "SELECT count(*) FROM webhook_deliveries WHERE delivery_id LIKE ?")) {
            count.setString(1, run + "%");
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
