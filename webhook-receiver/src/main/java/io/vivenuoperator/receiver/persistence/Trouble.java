package io.vivenuoperator.receiver.persistence;

import io.vivenuoperator.store.database.DatabaseException;
import java.sql.SQLException;

/** What is said about a database that failed: its SQLSTATE, and none of its words, which may repeat a row. */
record Trouble(DatabaseException.Reason reason, String sqlState) {

    static Trouble of(SQLException e) {
        return of(DatabaseException.of(e));
    }

    static Trouble of(DatabaseException e) {
        return new Trouble(e.reason(), e.sqlState());
    }

    String sentence() {
        String what =
                switch (reason) {
                    case UNAVAILABLE -> "the database is away or too slow";
                    case CONFLICT -> "another writer was in the way";
                    case BAD_DATA -> "the database refused the data";
                    case OTHER -> "the database refused the statement";
                };
        return sqlState.isEmpty() ? what : what + " (SQLSTATE " + sqlState + ")";
    }
}
