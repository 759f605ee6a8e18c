package io.vivenuoperator.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class DatabaseIT {
    private static final ApplicationProfile APPLICATION =
            new ApplicationProfile("shop", "run shop --migrate", "rename the other");

    @RegisterExtension
    final ScratchDatabase db = ScratchDatabase.empty();

    @Test
    void aConnectionThatIsBorrowedAgainIsOutOfItsTransaction() throws Exception {
        try (Database one = Database.open(APPLICATION, DatabaseUrl.parse(db.url()), 1)) {
            one.inTransaction(tx -> true);

            try (var connection = one.connection()) {
                assertThat(connection.getAutoCommit()).isTrue();
            }
        }
    }

    @Test
    void aDuplicateIsBadData() {
        assertThatThrownBy(() -> db.database().inTransaction(tx -> {
                    try (var statement = tx.createStatement()) {
                        return statement.execute("CREATE TABLE buyer (name text PRIMARY KEY);"
                                + " INSERT INTO buyer (name) VALUES ('canary'), ('canary')");
                    }
                }))
                .isInstanceOfSatisfying(DatabaseException.class, e -> {
                    assertThat(e.reason()).isEqualTo(DatabaseException.Reason.BAD_DATA);
                    assertThat(stackTrace(e)).doesNotContain("canary");
                });
    }

    @Test
    void aDatabaseThatIsAwayIsUnavailableAndItsPasswordStaysSecret() {
        try (Database away = Database.open(APPLICATION, DatabaseUrl.parse("postgresql://u:canary@127.0.0.1:1/d"), 1)) {
            assertThatThrownBy(away::connection).isInstanceOfSatisfying(DatabaseException.class, e -> {
                assertThat(e.reason()).isEqualTo(DatabaseException.Reason.UNAVAILABLE);
                assertThat(stackTrace(e)).doesNotContain("canary");
            });
        }
    }

    @Test
    void whatIsMissingIsToldWithTheApplicationsAdviceAndTheServerKnowsItsName() {
        try (Database shop = Database.open(APPLICATION, DatabaseUrl.parse(db.url()), 1)) {
            assertThatThrownBy(() ->
                            shop.inTransaction(tx -> tx.createStatement().execute("SELECT * FROM nothing_of_the_kind")))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("the schema is not as expected: run shop --migrate");
            assertThat(db.number("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'shop'"))
                    .isPositive();
        }
    }

    @Test
    void aConnectionCutByTheServerIsUnavailable() {
        assertThatThrownBy(() -> db.database().inTransaction(tx -> {
                    try (var statement = tx.createStatement()) {
                        return statement.execute("SELECT pg_terminate_backend(pg_backend_pid())");
                    }
                }))
                .isInstanceOfSatisfying(
                        DatabaseException.class,
                        e -> assertThat(e.isTransient()).isTrue());
        assertThat(db.number("SELECT 1")).isEqualTo(1);
    }

    @Test
    void aPasswordFileThatIsNotThereYetIsUnavailableAndNamed(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("canary");
        DatabaseUrl url = DatabaseUrl.parse(db.url()).withPasswordFile(file);
        try (Database late = Database.open(APPLICATION, url, 1, Duration.ofMillis(300))) {
            assertThatThrownBy(late::connection).isInstanceOfSatisfying(DatabaseException.class, e -> {
                assertThat(e.reason()).isEqualTo(DatabaseException.Reason.UNAVAILABLE);
                assertThat(stackTrace(e))
                        .contains("DATABASE_PASSWORD_FILE names a file that can't be read")
                        .doesNotContain("canary");
            });

            Files.writeString(file, "postgres\r\n");

            assertThat(late.<Boolean>inTransaction(tx -> tx.isValid(1))).isTrue();
        }
    }

    @Test
    void aPoolerThatIsSaidToBeThereNeedsNoProof() throws Exception {
        DatabaseUrl url = DatabaseUrl.parse(db.url());
        try (var connection = db.database().connection()) {
            assertThat(SessionSharing.of(connection, url)).isEqualTo(SessionSharing.OWN);
            assertThat(SessionSharing.of(connection, url.behind(PoolerMode.of("transaction"))))
                    .isEqualTo(SessionSharing.SHARED);
        }
    }

    private static String stackTrace(Throwable e) {
        var text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
