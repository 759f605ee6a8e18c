package io.vivenuoperator.load.events;

import io.vivenuoperator.load.program.DurablePostgres;
import io.vivenuoperator.load.program.EventsProgram;
import io.vivenuoperator.load.program.Programs;
import io.vivenuoperator.load.program.RunDirectory;
import io.vivenuoperator.load.sink.HookServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * The database, the service and the endpoints, shared by all measurements of a run.
 *
 * @param environment the variables
 */
record EventsStage(
        EventsSettings settings,
        Map<String, String> environment,
        RunDirectory run,
        DurablePostgres postgres,
        HookServer hooks,
        EventsProgram service,
        HookClient client)
        implements AutoCloseable {
    private static final List<String> JVM = List.of("-XX:+UseSerialGC", "-Xmx400m");

    static EventsStage start(EventsSettings settings, Map<String, String> environment, RunDirectory run)
            throws IOException, SQLException, InterruptedException {
        var postgres = DurablePostgres.start(run.path(), DurablePostgres.SEASONED);
        Programs.migrate(settings.migrateJar(), run.log(), postgres.url());
        var hooks = new HookServer();
        var service = program(settings, run.path(), postgres, hooks);
        return new EventsStage(settings, environment, run, postgres, hooks, service, new HookClient(service.address()));
    }

    /** Another process of the service, beside the first. */
    EventsProgram another() throws IOException, InterruptedException {
        return program(settings, Files.createDirectories(run.path().resolve("another")), postgres, hooks);
    }

    private static EventsProgram program(
            EventsSettings settings, Path directory, DurablePostgres postgres, HookServer hooks)
            throws IOException, InterruptedException {
        return EventsProgram.start(
                settings.eventsJar(),
                directory,
                JVM,
                hooks.address().getPort(),
                Map.of(
                        "DATABASE_URL", postgres.url(),
                        "JAVA_TOOL_OPTIONS", settings.options(),
                        "SHUTDOWN_GRACE_SECONDS", "10",
                        "FIRST_LINE_TIMEOUT_MILLIS", "60000",
                        "MAX_CONNECTIONS", "12000",
                        "MAX_STREAMS", "10000",
                        "MAX_STREAMS_PER_KEY", "10000"));
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl());
    }

    @Override
    public void close() throws IOException {
        client.close();
        service.close();
        hooks.close();
        postgres.close();
    }
}
