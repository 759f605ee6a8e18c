package io.vivenuoperator.platform.database;

import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbStatements;
import io.helidon.dbclient.jdbc.JdbcClientBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;

/**
 * Helidon's DbClient over a pool of one connection: the one that the caller lends for the length of a call. It is
 * created at its first use, once for the process: it holds no connection, and its creation searches for mappers.
 */
final class LendingClient {
    private static final ScopedValue<Loan> LOAN = ScopedValue.newInstance();
    private static final DbClient CLIENT = JdbcClientBuilder.create()
            .connectionPool(() -> LOAN.get().connection())
            .statements(name -> LOAN.get().statements().statement(name))
            .build();

    private record Loan(Connection connection, DbStatements statements) {}

    private LendingClient() {}

    /** @throws SQLException what the driver threw, as if it had been called without DbClient */
    static <T> T with(Connection tx, DbStatements statements, Function<DbExecute, T> work) throws SQLException {
        try {
            return ScopedValue.where(LOAN, new Loan(LentConnection.of(tx), statements))
                    .call(() -> work.apply(CLIENT.execute()));
        } catch (DbClientException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
