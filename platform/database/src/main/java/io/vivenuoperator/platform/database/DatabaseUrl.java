package io.vivenuoperator.platform.database;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the database is and as whom to log in. Takes the form that providers hand out
 * ({@code postgresql://user:password@host:5432/database?sslmode=require}) as well as a JDBC URL.
 *
 * <p>libpq's parameters become the driver's, which ignores what it does not know: one that can't be kept is refused by its name.
 * Passwords are only ever given to the driver: {@link #toString()} and every error leave them out.
 */
public final class DatabaseUrl {
    private static final String JDBC = "jdbc:";
    static final String EXAMPLE = "postgresql://user:password@host:5432/database?sslmode=require";

    private final String jdbcUrl;
    private final Optional<String> user;
    private final Optional<String> password;
    private final Map<String, String> secrets;
    private final Optional<String> schema;

    private DatabaseUrl(
            String jdbcUrl,
            Optional<String> user,
            Optional<String> password,
            Map<String, String> secrets,
            Optional<String> schema) {
        this.jdbcUrl = jdbcUrl;
        this.user = user;
        this.password = password;
        this.secrets = secrets;
        this.schema = schema;
    }

    /**
     * Reads the value of DATABASE_URL.
     *
     * @throws InvalidDatabaseUrlException with a sentence that names DATABASE_URL, what is wrong and the fix, and that never
     *     repeats the value
     */
    public static DatabaseUrl parse(String value) {
        String text = bare(value);
        if (text.isEmpty()) {
            throw refused("is empty");
        }
        boolean jdbc = text.startsWith(JDBC);
        String plain = jdbc ? text.substring(JDBC.length()) : text;
        if (!plain.startsWith("postgresql:") && !plain.startsWith("postgres:")) {
            throw refused(
                    text.matches("(?s).*\\b(host|dbname|user)\\s*=.*") && !text.contains("://")
                            ? "is in libpq's form key=value, which is not read; write it as a URL"
                            : "does not start with postgresql:// or jdbc:postgresql://");
        }
        if (!plain.contains("://")) {
            throw refused("names no host (the // is missing)");
        }
        return fromParts(UrlParts.of(plain), jdbc);
    }

    /** Without what a file or a shell leaves around it: blanks, line ends, a byte order mark, quotes. */
    static String bare(String value) {
        String text = value.replace("\uFEFF", "").strip();
        boolean quoted = text.length() > 1
                && ((text.startsWith("\"") && text.endsWith("\"")) || (text.startsWith("'") && text.endsWith("'")));
        return quoted ? text.substring(1, text.length() - 1).strip() : text;
    }

    private static DatabaseUrl fromParts(UrlParts parts, boolean jdbc) {
        String authority = parts.authority();
        int at = authority.lastIndexOf('@');
        if (at >= 0 && jdbc) {
            throw refused(
                    "is a JDBC URL with user and password before the host, which the driver does not read; drop the"
                            + " leading jdbc:");
        }
        UrlParameters parameters = UrlParameters.of(parts.query(), jdbc);
        String hosts = UrlHosts.of(authority.substring(at + 1), parameters);
        String database = database(parts.path(), parameters, jdbc);
        Optional<String> userInfo = at < 0 ? Optional.empty() : Optional.of(authority.substring(0, at));
        return new DatabaseUrl(
                "jdbc:postgresql://" + hosts + database
                        + writable(hosts, parameters).forDriver(),
                userInfo.map(info -> UrlParameters.decode(info.split(":", 2)[0]))
                        .filter(name -> !name.isEmpty())
                        .or(() -> parameters.place("user")),
                userInfo.filter(info -> info.contains(":"))
                        .map(info -> UrlParameters.decode(info.split(":", 2)[1]))
                        .or(() -> parameters.place("password")),
                parameters
                        .place("sslpassword")
                        .map(secret -> Map.of("sslpassword", secret))
                        .orElse(Map.of()),
                parameters.schema());
    }

    /** Of several hosts one takes writes; without a word the driver would stay with the first that answers, a standby perhaps. */
    private static UrlParameters writable(String hosts, UrlParameters parameters) {
        if (!hosts.contains(",") || parameters.settings().containsKey("targetServerType")) {
            return parameters;
        }
        Map<String, String> settings = new LinkedHashMap<>(parameters.settings());
        settings.put("targetServerType", "primary");
        return new UrlParameters(parameters.places(), settings);
    }

    private static String database(String path, UrlParameters parameters, boolean jdbc) {
        String name = path.startsWith("/") ? path.substring(1) : path;
        if (name.contains("/") || name.contains("@")) {
            throw refused("has a / or @ where none belongs; percent-encode special characters of user, password and"
                    + " database");
        }
        if (name.isEmpty() && parameters.place("dbname").isEmpty()) {
            throw refused("names no database after the host");
        }
        // The driver takes a plus sign for a space.
        return "/"
                + parameters.place("dbname").map(UrlParameters::encode).orElse(jdbc ? name : name.replace("+", "%2B"));
    }

    private static InvalidDatabaseUrlException refused(String problem) {
        return new InvalidDatabaseUrlException(problem, EXAMPLE);
    }

    /** The URL for the driver, without user and passwords. */
    public String jdbcUrl() {
        return jdbcUrl;
    }

    public Optional<String> user() {
        return user;
    }

    /** For the driver alone. */
    public Optional<String> password() {
        return password;
    }

    /** For the driver alone: its settings that are secret, beside user and password. */
    public Map<String, String> secrets() {
        return secrets;
    }

    /** The search path that currentSchema names; set by each transaction, because no pooler hands it on. */
    Optional<String> schema() {
        return schema;
    }

    @Override
    public String toString() {
        int query = jdbcUrl.indexOf('?');
        return (query < 0 ? jdbcUrl : jdbcUrl.substring(0, query)) + " as " + user.orElse("the default user");
    }
}
