package io.vivenuoperator.platform.database;

import java.sql.Connection;
import java.sql.SQLException;

/** The work of one transaction. */
@FunctionalInterface
public interface TransactionWork<T> {
    T run(Connection tx) throws SQLException;
}
