package io.vivenuoperator.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.store.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatabaseIT {
    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    @Test
    void theDbClientAnswers() {
        assertThat(db.database()
                        .client()
                        .execute()
                        .query("SELECT 42 AS answer")
                        .map(row -> row.column("answer").getInt())
                        .findFirst())
                .contains(42);
    }

    @Test
    void aConnectionThatIsBorrowedAgainIsOutOfItsTransaction() throws Exception {
        try (Database one = Database.open(DatabaseUrl.parse(db.url()), 1)) {
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
                        return statement.execute(
                                "INSERT INTO region (name, watched_since) VALUES ('canary', now()), ('canary', now())");
                    }
                }))
                .isInstanceOfSatisfying(DatabaseException.class, e -> {
                    assertThat(e.reason()).isEqualTo(DatabaseException.Reason.BAD_DATA);
                    assertThat(stackTrace(e)).doesNotContain("canary");
                });
    }

    @Test
    void aDatabaseThatIsAwayIsUnavailableAndItsPasswordStaysSecret() {
        try (Database away = Database.open(DatabaseUrl.parse("postgresql://u:canary@127.0.0.1:1/d"), 1)) {
            assertThatThrownBy(away::connection).isInstanceOfSatisfying(DatabaseException.class, e -> {
                assertThat(e.reason()).isEqualTo(DatabaseException.Reason.UNAVAILABLE);
                assertThat(stackTrace(e)).doesNotContain("canary");
            });
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

    private static String stackTrace(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
