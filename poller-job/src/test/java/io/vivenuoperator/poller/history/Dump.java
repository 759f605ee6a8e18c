package io.vivenuoperator.poller.history;

import static org.awaitility.Awaitility.await;

import io.vivenuoperator.platform.database.TestServer;
import io.vivenuoperator.store.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a database held at an instant. Made by pg_dump, where there is one that is as new as the server (the embedded server brings
 * none); else the server copies the database.
 */
final class Dump implements AutoCloseable {
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

    private final TestDatabase database;
    private final Optional<Path> file;

    private Dump(TestDatabase database, Optional<Path> file) {
        this.database = database;
        this.file = file;
    }

    static Dump of(TestDatabase database) throws IOException, InterruptedException {
        if (hasPgDump(database)) {
            Path file = Files.createTempFile("dump", ".custom");
            run("pg_dump", "--format=custom", "--file=" + file, url(database));
            return new Dump(database, Optional.of(file));
        }
        cutSessions(database);
        TestServer.get().execute("CREATE DATABASE " + copy(database) + " TEMPLATE " + database.name());
        awaitNewSessions(database);
        return new Dump(database, Optional.empty());
    }

    private static boolean hasPgDump(TestDatabase database) throws IOException, InterruptedException {
        long server = database.number("SELECT current_setting('server_version_num')::integer / 10000");
        try {
            Matcher version = VERSION.matcher(run("pg_dump", "--version"));
            return version.find() && Long.parseLong(version.group(1)) >= server;
        } catch (IOException e) {
            return false;
        }
    }

    /** The database is lost, and this takes its place. */
    void restore() throws IOException, InterruptedException {
        TestServer.get().execute("DROP DATABASE " + database.name() + " WITH (FORCE)");
        if (file.isPresent()) {
            TestServer.get().execute("CREATE DATABASE " + database.name() + " TEMPLATE template0");
            run(
                    "pg_restore",
                    "--exit-on-error",
                    "--dbname=" + url(database),
                    file.get().toString());
        } else {
            TestServer.get().execute("CREATE DATABASE " + database.name() + " TEMPLATE " + copy(database));
        }
        awaitNewSessions(database);
    }

    /** Until the pools have noticed that theirs are gone. */
    private static void awaitNewSessions(TestDatabase database) {
        await().ignoreExceptions().until(() -> database.number("SELECT 1") == 1);
        await().ignoreExceptions().until(() -> database.database().inTransaction(tx -> tx.isValid(1)));
    }

    private static void cutSessions(TestDatabase database) {
        TestServer.get()
                .execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '"
                        + database.name() + "'");
    }

    private static String copy(TestDatabase database) {
        return database.name() + "_copy";
    }

    /** Without the driver's parameters. */
    private static String url(TestDatabase database) {
        URI url = URI.create(database.url());
        return "postgresql://" + url.getUserInfo() + "@" + url.getAuthority().replaceFirst(".*@", "") + url.getPath();
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command[0] + ": " + output);
        }
        return output;
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            Files.delete(file.get());
        } else {
            TestServer.get().execute("DROP DATABASE " + copy(database) + " WITH (FORCE)");
        }
    }
}
