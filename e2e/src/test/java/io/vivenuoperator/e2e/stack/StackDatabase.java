package io.vivenuoperator.e2e.stack;

import java.sql.Connection;
import java.sql.SQLException;

/** Connects to what the installed programs write to. */
@FunctionalInterface
interface StackDatabase {
    Connection connect() throws SQLException;
}
