package io.vivenuoperator.store.schema;

import java.sql.Connection;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.jdbc.JdbcConnectionFactory;
import org.flywaydb.core.internal.jdbc.StatementInterceptor;
import org.flywaydb.database.postgresql.PostgreSQLConnection;
import org.flywaydb.database.postgresql.PostgreSQLDatabase;

/** Uses one connection for everything. */
final class SharedSessionDatabase extends PostgreSQLDatabase {
    SharedSessionDatabase(
            Configuration configuration, JdbcConnectionFactory connections, StatementInterceptor interceptor) {
        super(configuration, connections, interceptor);
    }

    @Override
    public boolean useSingleConnection() {
        return true;
    }

    @Override
    protected PostgreSQLConnection doGetConnection(Connection connection) {
        return new SharedSessionConnection(this, connection);
    }
}
