package io.vivenuoperator.platform.database;

import java.sql.Connection;
import java.sql.SQLException;

/** What to do in one transaction. */
@FunctionalInterface
public interface TransactionWork<T> {
    T run(Connection tx) throws SQLException;
}
