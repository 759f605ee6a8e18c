package io.vivenuoperator.export.settings;

import io.vivenuoperator.export.account.ServiceAccount;
import io.vivenuoperator.export.account.ServiceAccountReader;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.config.MisconfiguredException;
import io.vivenuoperator.platform.database.DatabaseVariables;
import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.platform.httpclient.connection.HttpConnectionSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Reads the environment of an export to Google Sheets. */
public final class SheetsEnvironment {
    private static final String BASE_URL = "SHEETS_BASE_URL";
    private static final String CREDENTIALS = "GOOGLE_CREDENTIALS";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final BaseUrl GOOGLES = new BaseUrl("https://sheets.googleapis.com");

    private final EnvironmentVariables environment;

    public SheetsEnvironment(EnvironmentVariables environment) {
        this.environment = environment;
    }

    /**
     * The settings.
     *
     * @throws MisconfiguredException for the first missing or invalid one
     */
    public SheetsSettings settings() {
        Path file = environment.path(ExportFileReader.VARIABLE, "give the path of the export's file");
        return new SheetsSettings(
                ExportFileReader.read(file),
                new DatabaseVariables(environment).readUrl(),
                environment.durations().seconds("DATABASE_WAIT_SECONDS", Duration.ofSeconds(30), Duration.ZERO),
                google());
    }

    /**
     * Who we are for Google.
     *
     * @throws MisconfiguredException if the file can't be used
     */
    public ServiceAccount account() {
        var text = environment.secret(CREDENTIALS, "give the service account's key as JSON");
        var variable = environment.optional(CREDENTIALS).isPresent() ? CREDENTIALS : CREDENTIALS + "_FILE";
        Optional<URI> testHost =
                environment.optional(BASE_URL).map(_ -> URI.create(baseUrl().value()));
        return new ServiceAccountReader(variable, testHost).read(text);
    }

    private GoogleAccess google() {
        return new GoogleAccess(
                baseUrl(),
                HttpConnectionSettings.from(environment, "GOOGLE"),
                environment.durations().seconds("TIMEOUT_SECONDS", Duration.ofSeconds(180), Duration.ofSeconds(1)),
                environment.durations().seconds("RETRY_SECONDS", Duration.ofMinutes(5), Duration.ZERO));
    }

    private BaseUrl baseUrl() {
        Optional<BaseUrl> given =
                environment.optional(BASE_URL).map(text -> environment.parsed(BASE_URL, text, BaseUrl::new));
        given.ifPresent(this::refusePlainHttp);
        return given.orElse(GOOGLES);
    }

    /** A token would be read on the way. */
    private void refusePlainHttp(BaseUrl url) {
        var address = URI.create(url.value());
        boolean isSafe = "https".equalsIgnoreCase(address.getScheme()) || THIS_MACHINE.contains(address.getHost());
        if (!isSafe && !environment.flag("ALLOW_HTTP")) {
            throw new MisconfiguredException(BASE_URL, "must be an https URL, unless ALLOW_HTTP is true");
        }
    }
}
