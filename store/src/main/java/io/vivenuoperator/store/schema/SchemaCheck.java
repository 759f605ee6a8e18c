package io.vivenuoperator.store.schema;

import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.store.connection.StoreDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Checks at a program's start whether the database has the schema it needs. A few cheap queries, without Flyway. */
public final class SchemaCheck {
    /** The newest migration known to this program. */
    static final int EXPECTED = StoreDatabase.SCHEMA;

    private SchemaCheck() {}

    /**
     * Compares the database with this program.
     *
     * @throws DatabaseException if the database can't answer
     */
    public static SchemaState check(Database database) {
        return database.inTransaction(SchemaCheck::check);
    }

    /** The same, in the caller's transaction. */
    public static SchemaState check(Connection tx) throws SQLException {
        ServerInspection look = ServerInspection.at(tx);
        Optional<SchemaState.Unfit> unfit = look.problem();
        return unfit.isPresent() ? unfit.get() : compare(tx, look);
    }

    private static SchemaState compare(Connection connection, ServerInspection look) throws SQLException {
        Optional<MigrationHistory> history = MigrationHistory.in(connection);
        Optional<SchemaState.Unfit> unfit =
                history.flatMap(known -> known.problem(look.schema().orElse("")));
        if (unfit.isPresent()) {
            return unfit.get();
        }
        int found = history.map(MigrationHistory::version).orElse(0);
        if (found == 0) {
            return new SchemaState.Missing(EXPECTED);
        }
        if (found < EXPECTED) {
            return new SchemaState.Behind(found, EXPECTED);
        }
        Optional<SchemaState.Unfit> problem = SchemaInventory.of(connection).problem(look);
        if (problem.isPresent()) {
            return problem.get();
        }
        return found > EXPECTED ? new SchemaState.Ahead(found, EXPECTED) : new SchemaState.Current(found);
    }
}
