package io.vivenuoperator.store.schema;

import io.vivenuoperator.platform.database.ConnectionSettings;
import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.platform.database.LoginDataSource;
import io.vivenuoperator.platform.database.SessionSharing;
import io.vivenuoperator.platform.database.TransactionSettings;
import io.vivenuoperator.store.connection.StoreDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The migration's connections, and the settings of each of its transactions. */
final class SharedSessionDataSource extends LoginDataSource {
    private final DatabaseUrl url;
    private @Nullable TransactionSettings settings;
    private boolean shared;

    SharedSessionDataSource(DatabaseUrl url) {
        super(url, ConnectionSettings.forLongStatements(StoreDatabase.APPLICATION, url));
        this.url = url;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        SessionSharing sharing = SessionSharing.of(connection, url);
        shared = sharing == SessionSharing.SHARED;
        // A step takes as long as it takes. How long it may wait for a table is the role's matter.
        settings = TransactionSettings.on(sharing, url)
                .with("statement_timeout", "0")
                .with("idle_in_transaction_session_timeout", "0");
        return connection;
    }

    /** Whether the last connection came from a pooler. */
    boolean isShared() {
        return shared;
    }

    void begin(Connection tx) throws SQLException {
        if (settings != null) {
            settings.begin(tx);
        }
    }
}
