package io.vivenuoperator.platform.database;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The driver settings that all our connections share, unless the URL says otherwise. */
public final class ConnectionSettings {
    static final Duration SLOWEST_ANSWER = Duration.ofSeconds(70);

    /** With it the driver gives its name when it logs in, and sets it for no session afterwards. */
    static final String OLDEST_SERVER = "15";

    private ConnectionSettings() {}

    /** For work of which a single statement may take long, as a migration's do. */
    public static Map<String, String> forLongStatements(ApplicationProfile application, DatabaseUrl url) {
        Map<String, String> settings = forUrl(application, url, Database.PATIENCE, SLOWEST_ANSWER);
        settings.remove("socketTimeout");
        return settings;
    }

    /**
     * For work whose statements answer soon.
     *
     * @param patience how long to wait until it is connected
     * @param slowestAnswer after which a server that is silent counts as lost
     */
    public static Map<String, String> forUrl(
            ApplicationProfile application, DatabaseUrl url, Duration patience, Duration slowestAnswer) {
        Map<String, String> settings = new LinkedHashMap<>();
        // The driver counts whole seconds, and 0 is for ever.
        String seconds = Long.toString(Math.max(1, patience.toSeconds()));
        settings.put("connectTimeout", seconds);
        settings.put("loginTimeout", seconds);
        // A server that vanished without a word is noticed a little after the slowest statement would have ended.
        settings.put("socketTimeout", Long.toString(slowestAnswer.toSeconds()));
        // Plan each statement for the batch it gets: a plan kept for "some" array takes it for ten rows and turns
        // quadratic.
        // It also lets a pooler that hands out a connection per transaction work.
        settings.put("prepareThreshold", "0");
        settings.put("tcpKeepAlive", "true");
        settings.put("ApplicationName", application.name());
        settings.put("assumeMinServerVersion", OLDEST_SERVER);
        // Values of rows stay out of exception messages.
        settings.put("logServerErrorDetail", "false");
        settings.putAll(url.secrets());
        settings.keySet().removeIf(name -> url.jdbcUrl().contains(name + "="));
        return settings;
    }
}
