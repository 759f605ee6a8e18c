package io.vivenuoperator.store.schema;

import io.vivenuoperator.platform.database.ConnectionSettings;
import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.platform.database.SessionSharing;
import io.vivenuoperator.platform.database.TransactionSettings;
import io.vivenuoperator.store.connection.StoreDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** The migration's connections, and the settings of each of its transactions. */
final class SharedSessionDataSource extends PGSimpleDataSource {
    private static final long serialVersionUID = 1L;

    private final transient DatabaseUrl url;
    private transient @Nullable TransactionSettings settings;
    private transient boolean shared;

    SharedSessionDataSource(DatabaseUrl url) throws SQLException {
        this.url = url;
        setURL(url.jdbcUrl());
        url.user().ifPresent(this::setUser);
        url.password().ifPresent(this::setPassword);
        for (var setting : ConnectionSettings.forLongStatements(StoreDatabase.APPLICATION, url)
                .entrySet()) {
            setProperty(setting.getKey(), setting.getValue());
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        SessionSharing sharing = SessionSharing.of(connection);
        shared = sharing == SessionSharing.SHARED;
        settings = TransactionSettings.on(sharing, url);
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
