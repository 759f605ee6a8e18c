package io.vivenuoperator.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.platform.database.DatabaseException.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** As an API asks its questions. */
class ReadIT {
    private static final NamedStatements SQL = NamedStatements.of(Map.of(
            "events",
                    "SELECT name FROM event WHERE region = ANY (string_to_array(current_setting('shop.regions'), ','))"
                            + " AND name <> :except ORDER BY name",
            "write", "UPDATE event SET name = 'changed'",
            "sleep", "SELECT pg_sleep(60) AS slept"));
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @RegisterExtension
    final ScratchDatabase db = ScratchDatabase.empty();

    private Database reads;

    @BeforeEach
    void events() {
        db.execute("CREATE TABLE event (region text, name text);"
                + " INSERT INTO event VALUES ('a', 'Aida'), ('a', 'Hamlet'), ('b', 'Faust')");
        reads = Database.openForReading(
                new ApplicationProfile("reader", "", ""), DatabaseUrl.parseForReading(db.url()), 1);
    }

    @AfterEach
    void close() {
        reads.close();
    }

    @Test
    void aQuestionIsAskedWithWhatItSetsForItself() {
        var names = reads.read(
                LONGEST,
                settings -> settings.with("shop.regions", "a,c"),
                tx -> SQL.in(
                        tx,
                        db -> db.createNamedQuery("events")
                                .addParam("except", "Hamlet")
                                .execute()
                                .map(row -> row.column("name").getString())
                                .toList()));

        assertThat(names).containsExactly("Aida");
    }

    @Test
    void whatOneQuestionSetTheNextDoesNotHave() {
        reads.read(LONGEST, settings -> settings.with("shop.regions", "a"), tx -> true);

        String left = reads.read(
                LONGEST,
                UnaryOperator.identity(),
                tx -> SQL.in(
                        tx,
                        db -> db.createGet("SELECT coalesce(current_setting('shop.regions', true), '') AS regions")
                                .execute()
                                .map(row -> row.column("regions").getString())
                                .orElseThrow()));

        assertThat(left).isEmpty();
    }

    @Test
    void nothingCanBeWritten() {
        assertThatThrownBy(() -> reads.read(
                        LONGEST,
                        UnaryOperator.identity(),
                        tx -> SQL.in(tx, db -> db.createNamedUpdate("write").execute())))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.sqlState()).isEqualTo("25006"));
    }

    @Test
    void aStatementThatTakesTooLongIsGivenUp() {
        assertThatThrownBy(() -> reads.read(
                        Duration.ofMillis(50),
                        UnaryOperator.identity(),
                        tx -> SQL.in(tx, db -> db.createNamedGet("sleep").execute())))
                .isInstanceOfSatisfying(DatabaseException.class, e -> {
                    assertThat(e.sqlState()).isEqualTo("57014");
                    assertThat(e.reason()).isEqualTo(Reason.UNAVAILABLE);
                });
    }

    @Test
    void statementsOfOneMomentSeeTheSame() {
        long unseen = reads.read(LONGEST, TransactionSettings::ofOneMoment, tx -> {
            long before = count(tx);
            db.execute("INSERT INTO event VALUES ('a', 'Norma')");
            return count(tx) - before;
        });

        assertThat(unseen).isZero();
    }

    @Test
    void rowsArriveInPortions() throws Exception {
        try (var connection = reads.connection();
                var statement = connection.createStatement()) {
            assertThat(statement.getFetchSize()).isEqualTo(1_000);
        }
    }

    @Test
    void aLargeAnswerIsWhole() {
        long sum = reads.read(
                LONGEST,
                UnaryOperator.identity(),
                tx -> SQL.in(
                        tx,
                        db -> db.createQuery("SELECT n FROM generate_series(1, 2500) AS n")
                                .execute()
                                .mapToLong(row -> row.column("n").getInt())
                                .sum()));

        assertThat(sum).isEqualTo(2500 * 2501 / 2);
    }

    private static long count(Connection tx) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createGet("SELECT count(*) AS events FROM event")
                        .execute()
                        .map(row -> row.column("events").getLong())
                        .orElseThrow());
    }
}
