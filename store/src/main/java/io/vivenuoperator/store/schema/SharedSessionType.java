package io.vivenuoperator.store.schema;

import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.database.base.Database;
import org.flywaydb.core.internal.jdbc.ExecutionTemplate;
import org.flywaydb.core.internal.jdbc.JdbcConnectionFactory;
import org.flywaydb.core.internal.jdbc.PlainExecutionTemplate;
import org.flywaydb.core.internal.jdbc.StatementInterceptor;
import org.flywaydb.database.postgresql.PostgreSQLDatabaseType;

/**
 * Flyway's PostgreSQL support, for a session that may be shared. Flyway itself locks on one connection and migrates on
 * another, and sets role and search path for the session: a pooler with one connection would never lend the second, and
 * would leak the settings to others. Here everything happens on one connection, in transactions that {@link
 * SharedSessionConnection} begins and ends. Flyway loads this class as a service.
 */
public final class SharedSessionType extends PostgreSQLDatabaseType {
    @Override
    public int getPriority() {
        return super.getPriority() + 1;
    }

    @Override
    public Database<?> createDatabase(
            Configuration configuration, JdbcConnectionFactory connections, StatementInterceptor interceptor) {
        return new SharedSessionDatabase(configuration, connections, interceptor);
    }

    @Override
    public ExecutionTemplate createTransactionalExecutionTemplate(
            java.sql.Connection connection, boolean rollbackOnException) {
        return new PlainExecutionTemplate();
    }
}
