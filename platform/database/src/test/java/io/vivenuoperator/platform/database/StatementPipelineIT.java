package io.vivenuoperator.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.platform.database.StatementPipeline.Sent;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StatementPipelineIT {
    private static final String ADD = "INSERT INTO n SELECT unnest(?::integer[]) RETURNING i";
    private static final String COUNT = "SELECT count(*) FROM n WHERE i = ANY (?::integer[])";

    @RegisterExtension
    final ScratchDatabase db = ScratchDatabase.empty();

    @BeforeEach
    void table() {
        db.database().inTransaction(tx -> {
            try (Statement statement = tx.createStatement()) {
                return statement.execute("CREATE TABLE n (i integer PRIMARY KEY)");
            }
        });
    }

    @Test
    void eachStepAnswersAndSeesWhatThoseBeforeItDid() {
        int seen = db.database().inTransaction(tx -> {
            var trip = new StatementPipeline();
            Sent<Integer> first = trip.add(step(tx, ADD, PlanMode.ONCE, 1, 2));
            Sent<Integer> second = trip.add(step(tx, COUNT, PlanMode.ONCE, 1, 2, 3));
            trip.make(tx);
            return 100 * first.answer() + second.answer();
        });

        assertThat(seen).isEqualTo(202);
    }

    @Test
    void aStepThatIsPlannedForItsBatchComesAfterTheOthers() {
        int seen = db.database().inTransaction(tx -> {
            var trip = new StatementPipeline();
            Sent<Integer> count = trip.add(step(tx, COUNT, PlanMode.FOR_EACH_BATCH, 1, 2, 3));
            trip.add(step(tx, ADD, PlanMode.ONCE, 1, 2));
            trip.make(tx);
            return count.answer();
        });

        assertThat(seen).isEqualTo(2);
    }

    @Test
    void theCommitGoesWithTheLastStatements() {
        db.database().inTransaction(tx -> {
            var trip = new StatementPipeline();
            Sent<Integer> added = trip.add(step(tx, ADD, PlanMode.ONCE, 1, 2));
            trip.makeAndCommit(tx);
            tx.rollback();
            return added.answer();
        });

        assertThat(counted(1, 2)).isEqualTo(2);
    }

    @Test
    void theConnectionGoesOnAfterACommitWithItsStatements() {
        db.database().inTransaction(tx -> {
            var first = new StatementPipeline();
            first.add(step(tx, ADD, PlanMode.ONCE, 1));
            first.makeAndCommit(tx);
            var second = new StatementPipeline();
            second.add(step(tx, ADD, PlanMode.ONCE, 2));
            second.make(tx);
            tx.rollback();
            return 0;
        });

        assertThat(counted(1, 2)).isOne();
    }

    @Test
    void nothingIsCommittedIfAStatementBeforeTheCommitFails() {
        assertThatThrownBy(() -> db.database().inTransaction(tx -> {
                    var trip = new StatementPipeline();
                    trip.add(step(tx, ADD, PlanMode.ONCE, 1));
                    trip.add(step(tx, ADD, PlanMode.ONCE, 1));
                    trip.makeAndCommit(tx);
                    return 0;
                }))
                .isInstanceOf(DatabaseException.class);

        assertThat(counted(1)).isZero();
    }

    private int counted(Integer... values) {
        return db.database()
                .inTransaction(tx -> step(tx, COUNT, PlanMode.ONCE, values).run(tx));
    }

    @Test
    void withOneThatFailsNothingIsKept() {
        assertThatThrownBy(() -> db.database().inTransaction(tx -> {
                    var trip = new StatementPipeline();
                    trip.add(step(tx, ADD, PlanMode.ONCE, 1));
                    trip.add(step(tx, ADD, PlanMode.ONCE, 1));
                    trip.add(step(tx, ADD, PlanMode.ONCE, 2));
                    trip.make(tx);
                    return 0;
                }))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.sqlState()).isEqualTo("23505"));

        assertThat(db.number("SELECT count(*) FROM n")).isZero();
    }

    @Test
    void beforeItIsMadeThereIsNoAnswer() {
        assertThatThrownBy(() -> db.database()
                        .inTransaction(tx -> new StatementPipeline()
                                .add(step(tx, COUNT, PlanMode.ONCE, 1))
                                .answer()))
                .isInstanceOf(IllegalStateException.class);
    }

    /** Returns the number in the result: the number of rows, or a count. */
    private static PipelinedStatement<Integer> step(Connection tx, String sql, PlanMode planning, Integer... numbers) {
        return new PipelinedStatement<>(
                sql,
                planning,
                parameters ->
                        parameters.array(BatchColumns.of(tx, List.of(numbers)).integers(number -> number)),
                rows -> sql.equals(COUNT) ? count(rows) : rows(rows));
    }

    private static int count(ResultSet rows) throws SQLException {
        rows.next();
        return rows.getInt(1);
    }

    private static int rows(ResultSet rows) throws SQLException {
        int count = 0;
        while (rows.next()) {
            count++;
        }
        return count;
    }
}
