package io.vivenuoperator.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which statements a session keeps the plans of, by its own list. */
class KeptPlansIT {
    private static final String BY_KEY = "SELECT name FROM event WHERE id = :id";
    private static final NamedStatements SQL = NamedStatements.of(
            Map.of(
                    "by-key",
                    BY_KEY,
                    "kept",
                    "SELECT CAST(generic_plans AS bigint) AS times FROM pg_prepared_statements WHERE statement LIKE 'SELECT name FROM event %'"));

    @RegisterExtension
    final ScratchDatabase db = ScratchDatabase.empty();

    private Database database;

    @BeforeEach
    void event() {
        db.execute("CREATE TABLE event (id bigint PRIMARY KEY, name text); INSERT INTO event VALUES (1, 'Aida')");
        database = Database.open(new ApplicationProfile("plans", "", ""), DatabaseUrl.parse(db.url()), 1);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aStatementThatFindsByKeyIsPlannedOnce() {
        for (int i = 0; i < 3; i++) {
            ask(TransactionSettings::byKeyOnly);
        }

        assertThat(timesThatAKeptPlanWasUsed()).containsExactly(3L);
    }

    @Test
    void anotherIsPlannedEachTime() {
        for (int i = 0; i < 3; i++) {
            ask(UnaryOperator.identity());
        }

        assertThat(timesThatAKeptPlanWasUsed()).isEmpty();
    }

    @Test
    void anotherIsPlannedEachTimeOnTheSameConnection() {
        ask(TransactionSettings::byKeyOnly);
        ask(UnaryOperator.identity());

        assertThat(timesThatAKeptPlanWasUsed()).containsExactly(1L);
    }

    private void ask(UnaryOperator<TransactionSettings> settings) {
        List<String> names = database.inTransaction(
                settings,
                tx -> SQL.in(
                        tx,
                        asking -> asking.createNamedQuery("by-key")
                                .addParam("id", 1L)
                                .execute()
                                .map(row -> row.column("name").getString())
                                .toList()));
        assertThat(names).containsExactly("Aida");
    }

    private List<Long> timesThatAKeptPlanWasUsed() {
        return database.inTransaction(tx -> SQL.in(
                tx,
                asking -> asking.createNamedQuery("kept")
                        .execute()
                        .map(row -> row.column("times").getLong())
                        .toList()));
    }
}
