package io.vivenuoperator.receiver.persistence;

import io.vivenuoperator.store.database.DatabaseException;
import java.sql.SQLException;

/**
 * What is said about a database that failed: what is wrong and what helps, with the SQLSTATE, and nothing of a row.
 *
 * @param sentence of the store, which knows which of the server's words are about data
 */
record Trouble(DatabaseException.Reason reason, String sqlState, String sentence) {

    static Trouble of(SQLException e) {
        return of(DatabaseException.of(e));
    }

    static Trouble of(DatabaseException e) {
        return new Trouble(e.reason(), e.sqlState(), String.valueOf(e.getMessage()));
    }
}
