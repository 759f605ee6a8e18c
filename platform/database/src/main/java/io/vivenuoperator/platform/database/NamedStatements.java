package io.vivenuoperator.platform.database;

import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Function;

/**
 * The plain statements of one repository, by name, run by Helidon's DbClient within our transactions. A transaction
 * begins with {@link TransactionSettings}, which a statement that DbClient runs by itself would lack.
 */
public final class NamedStatements {
    private final Map<String, String> texts;
    private final DbStatements statements;

    private NamedStatements(Map<String, String> texts) {
        this.texts = texts;
        DbStatements.Builder builder = DbStatements.builder();
        texts.forEach(builder::addStatement);
        this.statements = builder.build();
    }

    /**
     * Reads the file in the class's package that has its name, such as {@code PollLease.sql}. Each statement begins
     * with a line {@code -- name: its-name} and has parameters such as {@code :name}; casts are written CAST(… AS …).
     *
     * @throws IllegalStateException if there is no such file, or a statement in it can't be used
     */
    public static NamedStatements of(Class<?> owner) {
        return new NamedStatements(StatementFile.of(owner));
    }

    /**
     * These statements by name, for texts that are composed of parts.
     *
     * @throws IllegalStateException if one can't be used
     */
    public static NamedStatements of(Map<String, String> texts) {
        texts.forEach((name, text) -> StatementFile.check("a map", name, text));
        return new NamedStatements(Map.copyOf(texts));
    }

    /** The texts by name. */
    public Map<String, String> texts() {
        return texts;
    }

    /**
     * Runs statements on a connection whose transaction has begun, and leaves it open. Rows must be read before this
     * returns.
     *
     * @throws SQLException what the driver threw, as if it had been called without DbClient
     */
    public <T> T in(Connection tx, Function<DbExecute, T> work) throws SQLException {
        return LendingClient.with(tx, statements, work);
    }
}
