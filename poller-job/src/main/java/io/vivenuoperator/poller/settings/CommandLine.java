package io.vivenuoperator.poller.settings;

import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.platform.database.InvalidDatabaseUrlException;
import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.poller.report.Kind;
import io.vivenuoperator.store.maintenance.RetentionPolicy;
import io.vivenuoperator.vendor.vivenu.api.ApiKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the arguments and the environment. */
public final class CommandLine {

    private static final Pattern REGION =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(/[a-z0-9]([-.a-z0-9]*[a-z0-9])?)?");
    private static final Path TERMINATION_LOG = Path.of("/dev/termination-log");

    private final Environment environment;

    public CommandLine(Map<String, String> variables) {
        environment = new Environment(variables);
    }

    /**
     * What to do.
     *
     * @throws MisconfiguredException for the first thing that is missing or wrong
     */
    public PollerCommand parse(List<String> arguments) {
        return switch (String.join(" ", arguments)) {
            case "migrate" -> new PollerCommand.Migrate(database());
            case "full" -> new PollerCommand.Poll(database(), poll(Kind.FULL));
            case "incremental" -> new PollerCommand.Poll(database(), poll(Kind.INCREMENTAL));
            default ->
                throw new MisconfiguredException(
                        "The command", "must be one of: incremental, full, migrate (for example: poller-job.jar full)");
        };
    }

    /** Where the report goes; known even when the rest is misconfigured. */
    public Path terminationLog() {
        return environment.optional("TERMINATION_LOG").map(Path::of).orElse(TERMINATION_LOG);
    }

    /** The region as it was given, unchecked, for the report of a misconfiguration. */
    public String regionAsGiven() {
        return environment.optional("REGION").orElse("");
    }

    private DatabaseSettings database() {
        String url = environment.required("DATABASE_URL", "give postgresql://user:password@host:5432/database");
        return new DatabaseSettings(
                databaseUrl(url), environment.seconds("DATABASE_WAIT_SECONDS", Duration.ofSeconds(30)));
    }

    private static DatabaseUrl databaseUrl(String url) {
        try {
            return DatabaseUrl.parse(url);
        } catch (InvalidDatabaseUrlException e) {
            throw new MisconfiguredException("DATABASE_URL", "can't be used: " + e.getMessage());
        }
    }

    private PollSettings poll(Kind kind) {
        String url = environment.required("VIVENU_BASE_URL", "give https://vivenu.com/api or https://vivenu.dev/api");
        return new PollSettings(
                kind,
                region(),
                environment.optional("HOSTNAME").orElse("by hand"),
                environment.parsed("VIVENU_BASE_URL", url, BaseUrl::new),
                apiKey(),
                environment.whole("REQUESTS_PER_MINUTE", 100, 1, 100_000),
                environment.whole("REQUESTS_PER_HOUR", 1000, 1, 1_000_000),
                environment.whole("COMPLETENESS_THRESHOLD_PERCENT", 95, 0, 100),
                environment.seconds("SAFETY_LAG_SECONDS", Duration.ofMinutes(2)),
                environment.seconds("OVERLAP_SECONDS", Duration.ofMinutes(10)),
                Duration.ofSeconds(environment.whole("LEASE_SECONDS", 30, 4, 3600)),
                environment.optionalSeconds("DEADLINE_SECONDS"),
                environment
                        .optionalDays("DELIVERY_RETENTION_DAYS", RetentionPolicy.SHORTEST)
                        .map(RetentionPolicy::ofDeliveries)
                        .orElse(RetentionPolicy.off()));
    }

    private String region() {
        String region = environment.required("REGION", "give the region's name, for example dach");
        if (region.length() > 320 || !REGION.matcher(region).matches()) {
            throw new MisconfiguredException(
                    "REGION",
                    "must be a name such as dach, or namespace/name, of lower-case letters, digits and dashes");
        }
        return region;
    }

    private ApiKey apiKey() {
        if (environment.optional("VIVENU_API_KEY").isEmpty()
                && environment.optional("VIVENU_API_KEY_FILE").isPresent()) {
            String file = environment.required("VIVENU_API_KEY_FILE", "");
            return environment.parsed("VIVENU_API_KEY_FILE", keyIn(file), ApiKey::new);
        }
        String key = environment.required("VIVENU_API_KEY", "give the seller's API key, or VIVENU_API_KEY_FILE");
        return environment.parsed("VIVENU_API_KEY", key, ApiKey::new);
    }

    private static String keyIn(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException | InvalidPathException e) {
            throw new MisconfiguredException(
                    "VIVENU_API_KEY_FILE", "names a file that can't be read: mount the Secret there");
        }
    }
}
