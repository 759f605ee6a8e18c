package io.vivenuoperator.store.pooler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A PgBouncer in transaction mode, as shipped: without any setting that clients would need. */
public final class Pooler implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> PLACES = List.of(
            "/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/usr/local/bin/pgbouncer", "/opt/homebrew/bin/pgbouncer");

    private final Path directory;
    private final String serverUrl;
    private final int port;
    private Process process;

    private Pooler(Path directory, String serverUrl, int port, Process process) {
        this.directory = directory;
        this.serverUrl = serverUrl;
        this.port = port;
        this.process = process;
    }

    public static boolean isInstalled() {
        return program().isPresent();
    }

    private static Optional<Path> program() {
        return Stream.concat(Stream.ofNullable(System.getenv("PGBOUNCER")), PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * In front of the server of this URL, with its user and password.
     *
     * @param serverConnections the pool size per database and user
     */
    public static Pooler start(String serverUrl, int serverConnections) {
        return start(serverUrl, serverConnections, List.of());
    }

    /**
     * As {@link #start(String, int)}, for more than the URL's user.
     *
     * @param users others that it lets in
     */
    public static Pooler start(String serverUrl, int serverConnections, List<String> users) {
        try {
            Path directory = Files.createTempDirectory("pooler");
            int port = freePort();
            Files.writeString(directory.resolve("users"), users(serverUrl, users));
            Files.writeString(
                    directory.resolve("pgbouncer.ini"), configuration(serverUrl, directory, port, serverConnections));
            // It drops root's rights before it reads.
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            return new Pooler(directory, serverUrl, port, run(directory, port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server trusts them, as we do. */
    private static String users(String serverUrl, List<String> others) {
        String[] login = URI.create(serverUrl).getUserInfo().split(":", 2);
        return "\"%s\" \"%s\"%n".formatted(login[0], login[1])
                + others.stream().map("\"%s\" \"\"%n"::formatted).collect(Collectors.joining());
    }

    private static String configuration(String serverUrl, Path directory, int port, int serverConnections) {
        URI server = URI.create(serverUrl);
        String user = "root".equals(System.getProperty("user.name")) ? "user = nobody\n" : "";
        return """
                [databases]
                * = host=%s port=%d
                [pgbouncer]
                %slisten_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = trust
                auth_file = %s
                pool_mode = transaction
                default_pool_size = %d
                server_login_retry = 1
                """.formatted(
                        server.getHost(), server.getPort(), user, port, directory.resolve("users"), serverConnections);
    }

    private static Process run(Path directory, int port) throws IOException {
        Process process = new ProcessBuilder(
                        program().orElseThrow().toString(),
                        directory.resolve("pgbouncer.ini").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("log").toFile()))
                .start();
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!listens(port)) {
            if (!process.isAlive() || System.nanoTime() > until) {
                process.destroyForcibly();
                throw new IllegalStateException("PgBouncer: " + Files.readString(directory.resolve("log")));
            }
            Thread.onSpinWait();
        }
        return process;
    }

    private static boolean listens(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** For DATABASE_URL: the same database, through the pooler. */
    public String url() {
        URI server = URI.create(serverUrl);
        return serverUrl.replace(server.getHost() + ":" + server.getPort(), "127.0.0.1:" + port);
    }

    /** Its own log. */
    public String log() {
        try {
            return Files.readString(directory.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL. */
    public void kill() {
        var _ = process.destroyForcibly().onExit().join();
    }

    /** On the same port. */
    public void startAgain() {
        try {
            process = run(directory, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            for (String file : List.of("users", "pgbouncer.ini", "log")) {
                Files.deleteIfExists(directory.resolve(file));
            }
            Files.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
