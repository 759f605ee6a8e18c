package io.vivenuoperator.platform.database;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Driver settings for all our connections, unless the URL overrides them. */
public final class ConnectionSettings {
    static final Duration SLOWEST_ANSWER = Duration.ofSeconds(70);

    /** Makes the driver send its application name at login instead of setting it for the session afterwards. */
    static final String OLDEST_SERVER = "15";

    private ConnectionSettings() {}

    /** For work with long statements, such as a migration. */
    public static Map<String, String> forLongStatements(ApplicationProfile application, DatabaseUrl url) {
        Map<String, String> settings = forUrl(application, url, Database.PATIENCE, SLOWEST_ANSWER);
        settings.remove("socketTimeout");
        return settings;
    }

    /**
     * For work with short statements.
     *
     * @param patience how long to wait for a connection
     * @param slowestAnswer after this time a silent server counts as lost
     */
    public static Map<String, String> forUrl(
            ApplicationProfile application, DatabaseUrl url, Duration patience, Duration slowestAnswer) {
        Map<String, String> settings = new LinkedHashMap<>();
        // The driver counts in whole seconds, and 0 means for ever.
        String seconds = Long.toString(Math.max(1, patience.toSeconds()));
        settings.put("connectTimeout", seconds);
        settings.put("loginTimeout", seconds);
        // A server that disappears is noticed shortly after the slowest statement would have ended.
        settings.put("socketTimeout", Long.toString(slowestAnswer.toSeconds()));
        // Plan each statement for its own batch: a cached plan assumes ten rows in any array and
        // becomes quadratic. This also allows for poolers that lend a connection per transaction.
        settings.put("prepareThreshold", "0");
        settings.put("tcpKeepAlive", "true");
        settings.put("ApplicationName", application.name());
        settings.put("assumeMinServerVersion", OLDEST_SERVER);
        // Keeps values of rows out of exception messages.
        settings.put("logServerErrorDetail", "false");
        settings.putAll(url.secrets());
        settings.keySet().removeIf(name -> url.jdbcUrl().contains(name + "="));
        return settings;
    }
}
