package io.vivenuoperator.store.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.database.DatabaseException.Reason;
import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.platform.database.RootCertificate;
import io.vivenuoperator.store.connection.StoreDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server with TLS and access rules: what works, and how each refusal is reported. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class LoginIT {
    private static final String CANARY = "canary-4711";
    private static final int FIRST_WITH_DIRECT_TLS = 17;
    private static final String RULES = """
            host    all postgres  samehost trust
            hostssl all tls,limited samehost scram-sha-256
            hostssl all client    samehost cert
            host    all plain     samehost scram-sha-256
            """;

    @TempDir
    static Path folder;

    private static Certificates certificates;
    private static EmbeddedPostgres server;
    private static EmbeddedPostgres expired;

    @BeforeAll
    static void start() throws Exception {
        certificates = Certificates.in(folder);
        server = serverWith("good");
        expired = serverWith("old");
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String role : new String[] {"tls", "plain", "client", "unlisted"}) {
                statement.execute("CREATE ROLE " + role + " LOGIN PASSWORD '" + CANARY + "'");
            }
            statement.execute("CREATE DATABASE sales OWNER tls");
        }
    }

    private static EmbeddedPostgres serverWith(String certificate) throws IOException {
        Path rules = Files.writeString(folder.resolve("pg_hba.conf"), RULES);
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("hba_file", rules.toString())
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_ca_file", certificates.certificate("ca").toString())
                .setServerConfig(
                        "ssl_cert_file", certificates.certificate(certificate).toString())
                .setServerConfig("ssl_key_file", certificates.key(certificate).toString())
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        expired.close();
    }

    private static DatabaseUrl url(String template) {
        return DatabaseUrl.parse(template.replace("$pw", CANARY)
                .replace("$port", Integer.toString(server.getPort()))
                .replace("$expired", Integer.toString(expired.getPort()))
                .replace("$dir", folder.toString()));
    }

    /** PostgreSQL takes it from 17 on; of an older server the message says so. */
    @Test
    void negotiatesDirectlyWhereTheServerDoes() throws SQLException {
        // given
        DatabaseUrl url = url("postgresql://tls:$pw@localhost:$port/sales?sslmode=require&sslnegotiation=direct");

        // then
        if (serverVersion() >= FIRST_WITH_DIRECT_TLS) {
            try (Database database = StoreDatabase.open(url, 1)) {
                assertThat(database.connection()).isNotNull();
            }
        } else {
            assertThatThrownBy(() -> StoreDatabase.open(url, 1)).hasMessageContaining("before PostgreSQL 17");
        }
    }

    private static int serverVersion() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            return connection.getMetaData().getDatabaseMajorVersion();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://tls:$pw@localhost:$port/sales?sslmode=require",
                "postgresql://tls:$pw@localhost:$port/sales?sslmode=require&channel_binding=require",
                "postgresql://tls:$pw@localhost:$port/sales?sslmode=require&require_auth=scram-sha-256",
                "postgresql://tls:$pw@localhost:$port/sales?sslmode=verify-full&sslrootcert=$dir/ca.crt",
                "postgresql://tls:$pw@127.0.0.1:$port/sales?sslmode=verify-ca&sslrootcert=$dir/ca.crt",
                "postgresql://tls:$pw@localhost:$port/sales",
                "postgresql://client@localhost:$port/sales?sslmode=require&sslcert=$dir/client.crt&sslkey=$dir/client.key"
            })
    void letsIn(String template) {
        try (Database database = StoreDatabase.open(url(template), 1)) {
            assertThat(database.connection()).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tls:wrong@localhost:$port/sales?sslmode=require                                 | rejects this user with this password
            tls:$pw@localhost:$port/nix?sslmode=require                                     | the database does not exist
            tls@localhost:$port/sales?sslmode=require                                       | DATABASE_URL has none
            tls:$pw@localhost:$port/sales?sslmode=disable                                   | add sslmode=require
            unlisted:$pw@localhost:$port/sales?sslmode=require                              | pg_hba.conf does not admit this user from here
            client:$pw@localhost:$port/sales?sslmode=require                                | requires a client certificate
            plain:$pw@localhost:$port/sales?sslmode=disable&channel_binding=require         | channel_binding=require is impossible
            plain:$pw@localhost:$port/sales?sslmode=require&require_auth=none               | how to log in
            tls:$pw@localhost:$port/sales?sslrootcert=system                                | issued by an untrusted authority
            tls:$pw@localhost:$port/sales?sslmode=verify-full                               | sslrootcert=system for a public one
            tls:$pw@localhost:$port/sales?sslmode=verify-full&sslrootcert=/nowhere/ca.crt   | /nowhere/ca.crt
            tls:$pw@localhost:$port/sales?sslmode=verify-full&sslrootcert=$dir/ca.key       | has the wrong format
            tls:$pw@localhost:$port/sales?sslmode=verify-full&sslrootcert=$dir/client.crt   | issued by an untrusted authority
            tls:$pw@127.0.0.1:$port/sales?sslmode=verify-full&sslrootcert=$dir/ca.crt       | for another host name
            tls:$pw@localhost:$expired/sales?sslmode=verify-full&sslrootcert=$dir/ca.crt    | has expired
            client@localhost:$port/sales?sslmode=require&sslcert=$dir/none.crt&sslkey=$dir/none.key | correct sslrootcert, sslcert or sslkey
            """)
    void aRefusalIsNamedWithItsFix(String template, String sentence) {
        DatabaseUrl url = url("postgresql://" + template);

        assertThatThrownBy(() -> SchemaMigration.migrate(url)).isInstanceOfSatisfying(DatabaseException.class, e -> {
            assertThat(e.getMessage()).contains(sentence).doesNotContain(CANARY);
            assertThat(e.reason()).isEqualTo(Reason.MISCONFIGURED);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://tls:$pw@localhost:$port/sales",
                "postgresql://tls:$pw@localhost:$port/sales?sslmode=require",
                "postgresql://tls:$pw@127.0.0.1:$port/sales?sslmode=verify-ca"
            })
    void letsInWhenTheCertificateIsGivenBesideTheUrl(String template) {
        try (Database database = StoreDatabase.open(verifiedBy("ca", template), 1)) {
            assertThat(database.connection()).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            client | localhost:$port    | issued by an untrusted authority
            ca     | 127.0.0.1:$port    | for another host name
            ca     | localhost:$expired | has expired
            none   | localhost:$port    | none.crt
            """)
    void aCertificateBesideTheUrlIsLookedAt(String certificate, String host, String sentence) {
        DatabaseUrl url = verifiedBy(certificate, "postgresql://tls:$pw@" + host + "/sales?sslmode=require");

        assertThatThrownBy(() -> SchemaMigration.migrate(url)).isInstanceOfSatisfying(DatabaseException.class, e -> {
            assertThat(e.getMessage()).contains(sentence).doesNotContain(CANARY);
            assertThat(e.reason()).isEqualTo(Reason.MISCONFIGURED);
        });
    }

    private static DatabaseUrl verifiedBy(String certificate, String template) {
        return url(RootCertificate.addTo(
                template, Optional.of(folder.resolve(certificate + ".crt").toString())));
    }

    @Test
    void whatTheDriverSaysInAnotherLanguageIsUnderstood() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            aRefusalIsNamedWithItsFix(
                    "tls:$pw@127.0.0.1:$port/sales?sslmode=verify-full&sslrootcert=$dir/ca.crt",
                    "for another host name");
            aRefusalIsNamedWithItsFix("tls@localhost:$port/sales?sslmode=require", "DATABASE_URL has none");
        } finally {
            Locale.setDefault(before);
        }
    }

    /** A pool hides the reason why it can't connect behind its own timeout. */
    @Test
    void thePoolTellsWhatTheServerSaid() {
        try (Database database =
                StoreDatabase.open(url("postgresql://tls:wrong@localhost:$port/sales?sslmode=require"), 1)) {
            assertThatThrownBy(database::connection)
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("rejects this user with this password");
        }
    }

    @Test
    void whatIsNoPostgresqlSaysSo() throws IOException {
        HttpServer web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.start();
        try {
            DatabaseUrl url = DatabaseUrl.parse("postgresql://u:" + CANARY + "@127.0.0.1:"
                    + web.getAddress().getPort() + "/d");

            assertThatThrownBy(() -> SchemaMigration.migrate(url))
                    .hasMessageContaining("check host and port in DATABASE_URL");
        } finally {
            web.stop(0);
        }
    }

    /** The primary and a standby copy of it. */
    @Test
    void ofAStandbyAndAPrimaryThePrimaryIsUsed(@TempDir Path data) throws IOException, SQLException {
        try (EmbeddedPostgres standby = standby(data.resolve("standby"))) {
            String hosts = "127.0.0.1:" + standby.getPort() + ",127.0.0.1:" + server.getPort();

            assertThat(port("postgresql://postgres@" + hosts + "/postgres?target_session_attrs=read-write"))
                    .isEqualTo(server.getPort());
            assertThat(port("postgresql://postgres@" + hosts + "/postgres")).isEqualTo(server.getPort());
            assertThatThrownBy(() -> SchemaMigration.migrate(
                            DatabaseUrl.parse("postgresql://postgres@127.0.0.1:" + standby.getPort() + "/postgres")))
                    .hasMessageContaining("The server is a standby and accepts no writes");
            assertThatThrownBy(() -> SchemaMigration.migrate(DatabaseUrl.parse("postgresql://postgres@127.0.0.1:"
                            + standby.getPort() + "/postgres?target_session_attrs=primary")))
                    .hasMessageContaining("none of the URL's hosts matches target_session_attrs");
        }
    }

    private static EmbeddedPostgres standby(Path data) throws IOException {
        EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .start()
                .close();
        Files.createFile(data.resolve("standby.signal"));
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .start();
    }

    private static int port(String url) throws SQLException {
        try (Database database = StoreDatabase.open(DatabaseUrl.parse(url), 1);
                Connection connection = database.connection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT current_setting('port')::integer")) {
            row.next();
            return row.getInt(1);
        }
    }
}
