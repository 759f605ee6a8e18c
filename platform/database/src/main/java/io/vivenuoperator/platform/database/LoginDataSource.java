package io.vivenuoperator.platform.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections to one database. Each logs in with the current password, so a changed password needs no restart.
 * Open connections are not affected.
 */
public class LoginDataSource implements DataSource {
    private final DatabaseUrl url;
    private final Map<String, String> settings;
    private final DatabaseObserver observer;
    private volatile int loginTimeout;

    /** @param settings the driver's, from {@link ConnectionSettings} */
    public LoginDataSource(DatabaseUrl url, Map<String, String> settings) {
        this(url, settings, DatabaseObserver.NONE);
    }

    /**
     * Whose logins are watched.
     *
     * @param settings the driver's, from {@link ConnectionSettings}
     */
    public LoginDataSource(DatabaseUrl url, Map<String, String> settings, DatabaseObserver observer) {
        this.url = url;
        this.settings = Map.copyOf(settings);
        this.observer = observer;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var properties = new Properties();
        properties.putAll(settings);
        url.user().ifPresent(user -> properties.setProperty("user", user));
        url.currentPassword().ifPresent(password -> properties.setProperty("password", password));
        long start = System.nanoTime();
        try {
            Connection opened = DriverManager.getConnection(url.jdbcUrl(), properties);
            observer.connected(since(start));
            return opened;
        } catch (SQLException e) {
            observer.notConnected(since(start));
            throw url.passwordFile().isPresent() ? PasswordFile.judge(e) : e;
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Only the URL and its password file determine who logs in. */
    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the login is that of the URL");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter writer) {
        // The driver logs through java.util.logging.
    }

    /**
     * Keeps what a pool sets: when it closes, it waits up to that long for a connection that is being opened. Logins keep to the
     * timeout in the driver's settings.
     */
    @Override
    public void setLoginTimeout(int seconds) {
        loginTimeout = seconds;
    }

    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("the driver has its own");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (isWrapperFor(type)) {
            return type.cast(this);
        }
        throw new SQLException("not a wrapper for " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
