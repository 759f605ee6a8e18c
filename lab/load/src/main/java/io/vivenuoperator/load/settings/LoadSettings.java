package io.vivenuoperator.load.settings;

import io.vivenuoperator.load.delivery.Shape;
import io.vivenuoperator.load.delivery.Target;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Settings of a run against a receiver that is already running.
 *
 * @param receiver its address; plain http
 * @param jdbcUrl the receiver's database, for comparison; contains a password, so it is never printed
 * @param seconds how long deliveries are sent
 * @param warmupSeconds how many of these are excluded from the latencies, but not from the ledger
 */
public record LoadSettings(
        URI receiver,
        String jdbcUrl,
        List<Target> targets,
        Shape shape,
        double rate,
        int connections,
        int seconds,
        int warmupSeconds) {
    public LoadSettings {
        targets = List.copyOf(targets);
    }

    /**
     * Reads all settings.
     *
     * @throws MisconfiguredException if a variable is missing or invalid
     */
    public static LoadSettings from(Map<String, String> environment) {
        var variables = new Variables(environment);
        int seconds = variables.number("SECONDS", 10, 1, 3_600);
        return new LoadSettings(
                receiver(variables.text("RECEIVER_URL", "http://127.0.0.1:8080")),
                JdbcUrl.of(variables.required("DATABASE_URL", "postgresql://user:password@host:5432/database")),
                targets(variables.required("REGIONS", "region=signingKey,… as the receiver's regions file has them")),
                shape(variables),
                variables.decimal("RATE", 1_000, 0.1, 100_000),
                variables.number("CONNECTIONS", 64, 1, 4_096),
                seconds,
                variables.number("WARMUP_SECONDS", Math.min(2, seconds - 1), 0, seconds - 1));
    }

    static Shape shape(Variables variables) {
        return new Shape(
                variables.number("EVENTS", 1_000, 1, 1_000_000),
                variables.decimal("HOT_SHARE", 0, 0, 1),
                variables.number("BODY_BYTES", 4_200, 1_200, 1_000_000));
    }

    private static URI receiver(String value) {
        URI uri = URI.create(value);
        if (!"http".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 0) {
            throw new MisconfiguredException("RECEIVER_URL must be http://host:port");
        }
        return uri;
    }

    private static List<Target> targets(String value) {
        return Arrays.stream(value.split(",", -1)).map(LoadSettings::target).toList();
    }

    private static Target target(String pair) {
        int equals = pair.indexOf('=');
        if (equals < 1 || equals == pair.length() - 1) {
            throw new MisconfiguredException("REGIONS must be a list of region=signingKey");
        }
        return new Target(pair.substring(0, equals).strip(), pair.substring(equals + 1));
    }

    @Override
    public String toString() {
        return "%s/s for %d s (%d s of them to warm up) over %d connections, %s, %d regions"
                .formatted(rate, seconds, warmupSeconds, connections, shape, targets.size());
    }
}
