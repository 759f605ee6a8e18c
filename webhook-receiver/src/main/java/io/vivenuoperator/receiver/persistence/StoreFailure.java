package io.vivenuoperator.receiver.persistence;

import io.vivenuoperator.store.database.DatabaseException;
import java.sql.SQLException;

/**
 * What is said about a database that failed: what is wrong and what helps, with the SQLSTATE, and nothing of a row.
 *
 * @param sentence of the store, which knows which of the server's words are about data
 */
record StoreFailure(DatabaseException.Reason reason, String sqlState, String sentence) {

    static StoreFailure of(SQLException e) {
        return of(DatabaseException.of(e));
    }

    static StoreFailure of(DatabaseException e) {
        return new StoreFailure(e.reason(), e.sqlState(), String.valueOf(e.getMessage()));
    }
}
