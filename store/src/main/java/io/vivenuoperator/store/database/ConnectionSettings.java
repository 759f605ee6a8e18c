package io.vivenuoperator.store.database;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The driver settings that all our connections share, unless the URL says otherwise. */
final class ConnectionSettings {
    private ConnectionSettings() {}

    static Map<String, String> forUrl(DatabaseUrl url, Duration connectTimeout, int statementTimeoutSeconds) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("connectTimeout", Long.toString(connectTimeout.toSeconds()));
        settings.put("loginTimeout", Long.toString(connectTimeout.toSeconds()));
        // A server that vanished without a word is noticed a little after the slowest statement.
        settings.put("socketTimeout", Integer.toString(statementTimeoutSeconds + 10));
        settings.put("tcpKeepAlive", "true");
        settings.put("ApplicationName", "vivenu-operator");
        // Values of rows stay out of exception messages.
        settings.put("logServerErrorDetail", "false");
        settings.keySet().removeIf(name -> url.jdbcUrl().contains(name + "="));
        return settings;
    }
}
