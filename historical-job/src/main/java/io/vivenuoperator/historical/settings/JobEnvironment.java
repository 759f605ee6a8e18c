package io.vivenuoperator.historical.settings;

import io.vivenuoperator.historical.envelope.SellerMode;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.config.MisconfiguredException;
import io.vivenuoperator.platform.database.DatabaseVariables;
import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.platform.httpclient.connection.HttpConnectionSettings;
import io.vivenuoperator.vendor.vivenu.api.ApiKey;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads the environment. */
public final class JobEnvironment {
    private static final Path TERMINATION_LOG = Path.of("/dev/termination-log");
    private static final String ENVIRONMENT = "ENVIRONMENT";
    private static final String DEVELOPMENT = "Development";
    private static final String SYNC_UID = "SYNC_UID";
    private static final Pattern UID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final EnvironmentVariables environment;

    public JobEnvironment(Map<String, String> variables) {
        environment = new EnvironmentVariables(variables);
    }

    /** Where the report goes; known even if the rest is misconfigured. */
    public Path terminationLog() {
        return environment.optional("TERMINATION_LOG").map(Path::of).orElse(TERMINATION_LOG);
    }

    /**
     * The settings for an order.
     *
     * @throws MisconfiguredException for the first missing or invalid one
     */
    public JobSettings settings(JobOrder order) {
        return new JobSettings(
                order,
                syncUid(),
                environment.text("HOSTNAME", "by hand"),
                new DatabaseAccess(
                        new DatabaseVariables(environment).url(),
                        environment
                                .durations()
                                .seconds("DATABASE_WAIT_SECONDS", Duration.ofSeconds(30), Duration.ZERO)),
                vendor(),
                new ChoiceReader(environment).read(order.mode()),
                environment.path("SPOOL_DIR").orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir", "/tmp"))),
                new DeliveryReader(environment).read(order.mode()),
                new OutputReader(environment).read(order.mode()));
    }

    private VendorAccess vendor() {
        var name = "VIVENU_BASE_URL";
        var text = environment.required(name, "give https://vivenu.com/api or https://vivenu.dev/api");
        var url = environment.parsed(name, text, BaseUrl::new);
        return new VendorAccess(
                url,
                apiKey(),
                environment.integer("REQUESTS_PER_MINUTE", 100, 1, 100_000),
                environment.integer("REQUESTS_PER_HOUR", 1000, 1, 1_000_000),
                mode(text),
                HttpConnectionSettings.from(environment, "VIVENU"));
    }

    private ApiKey apiKey() {
        var name = "VIVENU_API_KEY";
        var key = environment.secret(name, "give the seller's API key");
        return environment.parsed(environment.optional(name).isPresent() ? name : name + "_FILE", key, ApiKey::new);
    }

    private SellerMode mode(String baseUrl) {
        var word = environment.text(ENVIRONMENT, "Production");
        if (!word.equals("Production") && !word.equals(DEVELOPMENT)) {
            throw new MisconfiguredException(ENVIRONMENT, "must be Production or Development");
        }
        boolean isDevelopment = word.equals(DEVELOPMENT)
                || "vivenu.dev".equalsIgnoreCase(URI.create(baseUrl).getHost());
        return isDevelopment ? SellerMode.DEV : SellerMode.PROD;
    }

    private String syncUid() {
        var uid =
                environment.optional(SYNC_UID).orElseGet(() -> UUID.randomUUID().toString());
        if (UID.matcher(uid).matches()) {
            return uid;
        }
        throw new MisconfiguredException(SYNC_UID, "must be at most 64 letters, digits and dashes");
    }
}
