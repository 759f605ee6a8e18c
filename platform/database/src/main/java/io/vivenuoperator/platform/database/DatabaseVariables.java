package io.vivenuoperator.platform.database;

import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.config.MisconfiguredException;
import java.util.function.Function;

/**
 * The environment variables that say where a program's database is: DATABASE_URL with DATABASE_CA_FILE, DATABASE_POOLER and
 * DATABASE_PASSWORD_FILE. The same for every program.
 */
public final class DatabaseVariables {
    private static final String URL = "DATABASE_URL";
    private static final String READ_URL = "DATABASE_READ_URL";
    private static final String POOLER = "DATABASE_POOLER";
    private static final String FIX = "give postgresql://user:password@host:5432/database";

    private final EnvironmentVariables environment;

    public DatabaseVariables(EnvironmentVariables environment) {
        this.environment = environment;
    }

    /**
     * For a program that writes.
     *
     * @throws MisconfiguredException if a variable is missing or invalid; without the URL, which contains the password
     */
    public DatabaseUrl url() {
        return url(URL, DatabaseUrl::parse);
    }

    /**
     * For a program that only reads: DATABASE_READ_URL, else DATABASE_URL.
     *
     * @throws MisconfiguredException like {@link #url}
     */
    public DatabaseUrl readUrl() {
        return environment.optional(READ_URL).isPresent() ? url(READ_URL, DatabaseUrl::parseForReading) : url();
    }

    private DatabaseUrl url(String variable, Function<String, DatabaseUrl> parse) {
        DatabaseUrl url = parsed(variable, environment.secret(variable, FIX), parse)
                .behind(environment.parsed(POOLER, environment.text(POOLER, "none"), PoolerMode::of));
        return environment
                .path(PasswordFile.VARIABLE)
                .map(url::withPasswordFile)
                .orElse(url);
    }

    private DatabaseUrl parsed(String variable, String text, Function<String, DatabaseUrl> parse) {
        try {
            return parse.apply(RootCertificate.addTo(text, environment.optional(RootCertificate.VARIABLE)));
        } catch (InvalidDatabaseUrlException e) {
            throw new MisconfiguredException(variable, e.problem());
        }
    }
}
