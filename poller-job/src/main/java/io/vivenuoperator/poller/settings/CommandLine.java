package io.vivenuoperator.poller.settings;

import io.vivenuoperator.contracts.region.RegionKey;
import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.platform.config.DurationVariables;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.config.MisconfiguredException;
import io.vivenuoperator.platform.database.DatabaseVariables;
import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.platform.httpclient.connection.HttpConnectionSettings;
import io.vivenuoperator.store.maintenance.RetentionPolicy;
import io.vivenuoperator.store.news.NewsChoice;
import io.vivenuoperator.store.schema.ProgramRoles;
import io.vivenuoperator.store.schema.ReaderRole;
import io.vivenuoperator.store.schema.RuntimeRole;
import io.vivenuoperator.vendor.vivenu.api.ApiKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads arguments and environment. */
public final class CommandLine {
    /** The commands that are no polls. */
    public static final String MIGRATE = "migrate";

    public static final String CHECK = "check";

    private static final String WEBHOOK_TELLS_TICKETS = "WEBHOOK_TELLS_TICKETS";
    private static final String REGION_CREATED = "REGION_CREATED";
    private static final String READER_PASSWORD = "READER_PASSWORD";
    private static final Path TERMINATION_LOG = Path.of("/dev/termination-log");

    private final EnvironmentVariables environment;

    public CommandLine(Map<String, String> variables) {
        environment = new EnvironmentVariables(variables);
    }

    /**
     * Returns the command to run.
     *
     * @throws MisconfiguredException for the first missing or invalid setting
     */
    public PollerCommand parse(List<String> arguments) {
        String command = String.join(" ", arguments);
        if (command.equals(MIGRATE)) {
            return new PollerCommand.Migrate(database(), roles());
        }
        if (command.equals(CHECK)) {
            return new PollerCommand.Check(database(), check());
        }
        return Arrays.stream(RunKind.values())
                .filter(kind -> kind.argument().equals(command))
                .findFirst()
                .map(kind -> new PollerCommand.Poll(database(), poll(kind)))
                .orElseThrow(() -> new MisconfiguredException(
                        "The command",
                        "must be one of: incremental, full, migrate, check (for example: poller-job.jar full)"));
    }

    /** Where the report goes; known even if the rest is misconfigured. */
    public Path terminationLog() {
        return environment.optional("TERMINATION_LOG").map(Path::of).orElse(TERMINATION_LOG);
    }

    /** The region as given, unchecked, for the report of a misconfiguration. */
    public String regionAsGiven() {
        return environment.optional("REGION").orElse("");
    }

    private DatabaseSettings database() {
        return new DatabaseSettings(
                new DatabaseVariables(environment).url(),
                environment.durations().seconds("DATABASE_WAIT_SECONDS", Duration.ofSeconds(30), Duration.ZERO));
    }

    private CheckSettings check() {
        return new CheckSettings(
                environment.path(
                        "REGIONS_FILE", "give the mounted registry, such as /etc/vivenu-operator/regions.json"),
                base("RECEIVER_URL", "give the receivers' Service, such as http://vivenu-receiver:8080"),
                base("RECEIVERS_URL", "give what names each receiver, such as http://vivenu-receivers:8081"),
                environment.optional("API_URL").map(url -> environment.parsed("API_URL", url, BaseUrl::new)),
                environment.list("VIVENU_BASE_URLS", "must be URLs with commas between them", BaseUrl::new),
                HttpConnectionSettings.from(environment, "VIVENU"));
    }

    private BaseUrl base(String variable, String fix) {
        return environment.parsed(variable, environment.required(variable, fix), BaseUrl::new);
    }

    private ProgramRoles roles() {
        return new ProgramRoles(role("RUNTIME_ROLE", RuntimeRole::new), reader());
    }

    /** With a password, if the migration is to make it. */
    private Optional<ReaderRole> reader() {
        Optional<ReaderRole> reader = role("READER_ROLE", ReaderRole::new);
        if (environment.optional(READER_PASSWORD).isEmpty()
                && environment.optional(READER_PASSWORD + "_FILE").isEmpty()) {
            return reader;
        }
        if (reader.isEmpty()) {
            throw new MisconfiguredException(
                    READER_PASSWORD, "is given without READER_ROLE: name the role that it is for");
        }
        String password = environment.secret(READER_PASSWORD, "give the reader's password");
        return reader.map(role -> new ReaderRole(role.name(), Optional.of(password)));
    }

    private <T> Optional<T> role(String variable, Function<String, T> reading) {
        return environment.optional(variable).map(role -> environment.parsed(variable, role, reading));
    }

    private PollSettings poll(RunKind kind) {
        String url = environment.required("VIVENU_BASE_URL", "give https://vivenu.com/api or https://vivenu.dev/api");
        DurationVariables durations = environment.durations();
        return new PollSettings(
                kind,
                region(),
                environment.text("HOSTNAME", "by hand"),
                environment.parsed("VIVENU_BASE_URL", url, BaseUrl::new),
                apiKey(),
                environment.integer("REQUESTS_PER_MINUTE", 100, 1, 100_000),
                environment.integer("REQUESTS_PER_HOUR", 1000, 1, 1_000_000),
                environment.integer("COMPLETENESS_THRESHOLD_PERCENT", 95, 0, 100),
                durations.seconds("SAFETY_LAG_SECONDS", Duration.ofMinutes(2), Duration.ZERO),
                durations.seconds("OVERLAP_SECONDS", Duration.ofMinutes(10), Duration.ZERO),
                Duration.ofSeconds(environment.integer("LEASE_SECONDS", 30, 4, 3600)),
                durations.seconds("DEADLINE_SECONDS"),
                durations
                        .days("DELIVERY_RETENTION_DAYS", RetentionPolicy.SHORTEST)
                        .map(RetentionPolicy::ofDeliveries)
                        .orElse(RetentionPolicy.off()),
                webhook(),
                new NewsChoice(environment.flag("PUBLISH_MESSAGES", true), environment.flag("PUBLISH_TICKETS", false)),
                HttpConnectionSettings.from(environment, "VIVENU"));
    }

    private WebhookExpectation webhook() {
        return new WebhookExpectation(
                environment.optional(WEBHOOK_TELLS_TICKETS).map(_ -> environment.flag(WEBHOOK_TELLS_TICKETS)),
                environment
                        .optional(REGION_CREATED)
                        .map(created -> environment.parsed(REGION_CREATED, created, CommandLine::instant)));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("must be an instant such as 2026-11-28T09:00:00Z", e);
        }
    }

    private RegionKey region() {
        String region = environment.required("REGION", "give the region's name, for example dach");
        if (RegionKey.isValid(region)) {
            return new RegionKey(region);
        }
        throw new MisconfiguredException(
                "REGION",
                "must be a name such as dach, or namespace/name, each of at most 63 lower-case letters, digits and dashes");
    }

    private ApiKey apiKey() {
        String key = environment.secret("VIVENU_API_KEY", "give the seller's API key");
        String source = environment.optional("VIVENU_API_KEY").isPresent() ? "VIVENU_API_KEY" : "VIVENU_API_KEY_FILE";
        return environment.parsed(source, key, ApiKey::new);
    }
}
