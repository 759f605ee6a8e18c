package io.vivenuoperator.store.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.login.PasswordServer;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A migration that is given the reader's password makes the role, and touches nobody else's. */
class ReaderLoginIT {
    private static final String FIRST = "first' \"password";
    private static final String SECOND = "second";

    @RegisterExtension
    final TestDatabase db = TestDatabase.empty();

    private String owner;
    private String reader;

    @BeforeEach
    void roles() {
        owner = "login_owner_" + db.name();
        reader = "Login Reader " + db.name();
        db.execute("CREATE ROLE " + owner + " LOGIN PASSWORD 'x' CREATEROLE; GRANT CREATE ON SCHEMA public TO " + owner
                + "; GRANT CREATE ON DATABASE " + db.name() + " TO " + owner);
    }

    @AfterEach
    void noRoleIsLeft() {
        db.execute("DROP OWNED BY " + owner + " CASCADE; DROP ROLE IF EXISTS \"" + reader + "\"");
    }

    private SchemaMigration.Outcome migrate() {
        return migrate(db.url().replace("postgres:postgres@", owner + ":x@"), FIRST);
    }

    private SchemaMigration.Outcome migrate(String url, String password) {
        return SchemaMigration.migrate(
                DatabaseUrl.parse(url),
                new ProgramRoles(Optional.empty(), Optional.of(new ReaderRole(reader, Optional.of(password)))));
    }

    private String asReader(String question) throws SQLException {
        return asReader(db.url().substring(db.url().indexOf('@') + 1), FIRST, question);
    }

    private String asReader(String address, String password, String question) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:postgresql://" + address, reader, password);
                var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void itIsMadeWithItsSettingsAndMayReadTheSchemaApi() throws SQLException {
        // when
        migrate();

        // then
        assertThat(asReader("SELECT count(*) FROM api.events")).isEqualTo("0");
        assertThat(asReader("SHOW default_transaction_read_only")).isEqualTo("on");
        assertThat(asReader("SHOW idle_in_transaction_session_timeout")).isEqualTo("5s");
        assertThat(asReader("SHOW lock_timeout")).isEqualTo("200ms");
        assertThatThrownBy(() -> asReader("SELECT count(*) FROM event"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    /** On a server that asks for it. */
    @Test
    void itsPasswordFollows(@TempDir Path folder) throws SQLException {
        try (var server = PasswordServer.start(folder, "app")) {
            var address = server.ownerUrl().substring(server.ownerUrl().indexOf('@') + 1);
            migrate(server.ownerUrl(), FIRST);
            assertThat(asReader(address, FIRST, "SELECT 1")).isEqualTo("1");

            // when
            migrate(server.ownerUrl(), SECOND);

            // then
            assertThat(asReader(address, SECOND, "SELECT 1")).isEqualTo("1");
            assertThatThrownBy(() -> asReader(address, FIRST, "SELECT 1"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void aRoleOfSomebodyElsesKeepsItsPassword() {
        // given
        db.execute("CREATE ROLE \"" + reader + "\" LOGIN PASSWORD 'theirs'");

        // then
        assertThatThrownBy(() -> migrate())
                .isInstanceOf(UnfitDatabaseException.class)
                .hasMessageContaining("was not made by migrate")
                .hasMessageNotContaining(FIRST);
        assertThat(db.number("SELECT count(*) FROM pg_roles WHERE rolname = '" + reader
                        + "' AND shobj_description(oid, 'pg_authid') IS NULL AND rolconfig IS NULL"))
                .isEqualTo(1);
    }

    @Test
    void whoMayNotMakeRolesIsToldWhatToDoBeforeAnythingIsMigrated() {
        // given
        db.execute("ALTER ROLE " + owner + " NOCREATEROLE");

        // then
        assertThatThrownBy(() -> migrate())
                .isInstanceOf(UnfitDatabaseException.class)
                .hasMessageContaining("ALTER ROLE " + owner + " CREATEROLE");
        assertThat(db.number("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"))
                .isZero();
    }

    @Test
    void noTextOfItHasThePassword() {
        assertThat(new ReaderRole(reader, Optional.of(FIRST)).toString()).doesNotContain(FIRST);
        assertThat(new ReaderLogin(reader, FIRST).toString()).doesNotContain(FIRST);
    }
}
