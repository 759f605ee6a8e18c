package io.vivenuoperator.e2e.stack;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A database as teams have it: PostgreSQL behind a PgBouncer that lends connections per transaction and speaks TLS with a certificate of a
 * private authority, and one role that owns the schema beside one that the programs log in as. On this machine, outside of the cluster.
 */
final class TeamDatabase implements AutoCloseable {
    static final String OWNER = "vivenu_owner";
    static final String RUNTIME = "vivenu_app";
    static final String DATABASE = "vivenu";
    static final int PORT = 6432;

    private static final List<String> PLACES = List.of("/usr/sbin/pgbouncer", "/usr/bin/pgbouncer");

    private final EmbeddedPostgres server;
    private final PrivateAuthority authority;
    private final Process pooler;
    private final String host;

    private TeamDatabase(EmbeddedPostgres server, PrivateAuthority authority, Process pooler, String host) {
        this.server = server;
        this.authority = authority;
        this.pooler = pooler;
        this.host = host;
    }

    static boolean canBeHad() {
        return program().findFirst().isPresent();
    }

    private static Stream<Path> program() {
        return PLACES.stream().map(Path::of).filter(Files::isExecutable);
    }

    /** @param host the address under which pods reach this machine */
    static TeamDatabase start(String host, String password) throws IOException, SQLException, InterruptedException {
        var folder = Files.createTempDirectory("team-database");
        // It drops root's rights before it reads.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var authority = PrivateAuthority.certifying(host, folder);
        var server = EmbeddedPostgres.builder().start();
        try (var admin = server.getPostgresDatabase().getConnection();
                var statement = admin.createStatement()) {
            statement.execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(OWNER, password));
            statement.execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(RUNTIME, password));
            statement.execute("CREATE DATABASE %s OWNER %s".formatted(DATABASE, OWNER));
        }
        Files.writeString(folder.resolve("pgbouncer.ini"), configuration(server.getPort(), host, folder));
        var pooler = new ProcessBuilder(
                        program().findFirst().orElseThrow().toString(),
                        folder.resolve("pgbouncer.ini").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        awaitPooler(host, pooler, folder);
        return new TeamDatabase(server, authority, pooler, host);
    }

    private static void awaitPooler(String host, Process pooler, Path folder) throws IOException {
        await().atMost(Duration.ofSeconds(20)).until(() -> !pooler.isAlive() || listens(host));
        if (!pooler.isAlive()) {
            throw new IllegalStateException("PgBouncer: " + Files.readString(folder.resolve("log")));
        }
    }

    private static boolean listens(String host) {
        try (var _ = new Socket(host, PORT)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** It asks the server for the passwords' verifiers, so that a password that changes there is changed here. */
    private static String configuration(int port, String host, Path folder) {
        return """
                [databases]
                * = host=127.0.0.1 port=%d
                [pgbouncer]
                %slisten_addr = %s
                listen_port = %d
                unix_socket_dir =
                auth_type = scram-sha-256
                auth_user = postgres
                auth_query = SELECT rolname, rolpassword FROM pg_authid WHERE rolname = $1
                pool_mode = transaction
                default_pool_size = 20
                client_tls_sslmode = require
                client_tls_cert_file = %s
                client_tls_key_file = %s
                """.formatted(
                        port,
                        "root".equals(System.getProperty("user.name")) ? "user = nobody\n" : "",
                        host,
                        PORT,
                        folder.resolve(PrivateAuthority.SERVER_CERTIFICATE),
                        folder.resolve(PrivateAuthority.SERVER_KEY));
    }

    /** Without a password, which is in a file of its own. */
    String url(String role) {
        return "postgresql://%s@%s:%d/%s".formatted(role, host, PORT, DATABASE);
    }

    String certificateOfTheAuthority() throws IOException {
        return authority.certificate();
    }

    /** Past the pooler, as the server's own administrator. */
    Connection connect() throws SQLException {
        return server.getDatabase("postgres", DATABASE).getConnection();
    }

    void changePassword(String role, String password) throws SQLException {
        try (var admin = connect();
                var statement = admin.createStatement()) {
            statement.execute("ALTER ROLE %s PASSWORD '%s'".formatted(role, password));
        }
    }

    @Override
    public void close() throws IOException {
        pooler.destroy();
        try {
            if (!pooler.waitFor(20, TimeUnit.SECONDS)) {
                pooler.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.close();
        authority.close();
    }
}
