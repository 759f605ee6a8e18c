package io.vivenuoperator.platform.database;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The database and login. Accepts the form that providers use ({@code
 * postgresql://user:password@host:5432/database?sslmode=require}) and JDBC URLs.
 *
 * <p>libpq's parameters are translated to the driver's, which ignores unknown ones: a parameter that can't be honoured is
 * refused by name. Passwords go only to the driver: {@link #toString()} and all errors omit them.
 */
public final class DatabaseUrl {
    private static final String JDBC = "jdbc:";
    static final String EXAMPLE = "postgresql://user:password@host:5432/database?sslmode=require";

    private final String jdbcUrl;
    private final Optional<String> user;
    private final Optional<String> password;
    private final Map<String, String> secrets;
    private final Optional<String> schema;
    private final Optional<PasswordFile> passwordFile;
    private final PoolerMode pooler;

    private DatabaseUrl(
            String jdbcUrl,
            Optional<String> user,
            Optional<String> password,
            Map<String, String> secrets,
            Optional<String> schema,
            Optional<PasswordFile> passwordFile,
            PoolerMode pooler) {
        this.jdbcUrl = jdbcUrl;
        this.user = user;
        this.password = password;
        this.secrets = secrets;
        this.schema = schema;
        this.passwordFile = passwordFile;
        this.pooler = pooler;
    }

    /**
     * Parses the value of DATABASE_URL.
     *
     * @throws InvalidDatabaseUrlException with a sentence that names DATABASE_URL, the problem and the fix, and never
     * contains the value
     */
    public static DatabaseUrl parse(String value) {
        return parse(value, "primary");
    }

    /**
     * Reads the value of DATABASE_READ_URL, for {@link Database#openForReading}. Of several hosts it prefers a standby.
     *
     * @throws InvalidDatabaseUrlException like that of {@link #parse}; it names DATABASE_READ_URL
     */
    public static DatabaseUrl parseForReading(String value) {
        try {
            return parse(value, "preferSecondary");
        } catch (InvalidDatabaseUrlException e) {
            throw e.naming("DATABASE_READ_URL");
        }
    }

    /** @param server which of several hosts to take, in the driver's words */
    private static DatabaseUrl parse(String value, String server) {
        String text = bare(value);
        if (text.isEmpty()) {
            throw refused("is empty");
        }
        boolean jdbc = text.startsWith(JDBC);
        String plain = jdbc ? text.substring(JDBC.length()) : text;
        if (!plain.startsWith("postgresql:") && !plain.startsWith("postgres:")) {
            throw refused(
                    text.matches("(?s).*\\b(host|dbname|user)\\s*=.*") && !text.contains("://")
                            ? "is in libpq's form key=value, which is not supported; write it as a URL"
                            : "does not start with postgresql:// or jdbc:postgresql://");
        }
        if (!plain.contains("://")) {
            throw refused("names no host (the // is missing)");
        }
        return fromParts(UrlParts.of(plain), jdbc, server);
    }

    /** Strips what files and shells leave around a value: blanks, line ends, a byte order mark, quotes. */
    static String bare(String value) {
        String text = value.replace("\uFEFF", "").strip();
        boolean quoted = text.length() > 1
                && ((text.startsWith("\"") && text.endsWith("\"")) || (text.startsWith("'") && text.endsWith("'")));
        return quoted ? text.substring(1, text.length() - 1).strip() : text;
    }

    private static DatabaseUrl fromParts(UrlParts parts, boolean jdbc, String server) {
        String authority = parts.authority();
        int at = authority.lastIndexOf('@');
        if (at >= 0 && jdbc) {
            throw refused(
                    "is a JDBC URL with user and password before the host, which the driver does not support; remove the"
                            + " leading jdbc:");
        }
        UrlParameters parameters = UrlParameters.of(parts.query(), jdbc);
        String hosts = UrlHosts.of(authority.substring(at + 1), parameters);
        String database = database(parts.path(), parameters, jdbc);
        Optional<String> userInfo = at < 0 ? Optional.empty() : Optional.of(authority.substring(0, at));
        return new DatabaseUrl(
                "jdbc:postgresql://" + hosts + database
                        + preferring(server, hosts, parameters).forDriver(),
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
                parameters.schema(),
                Optional.empty(),
                PoolerMode.NONE);
    }

    /**
     * Of several hosts only one accepts writes; without this the driver would stay with the first that answers, perhaps
     * a standby.
     */
    private static UrlParameters preferring(String server, String hosts, UrlParameters parameters) {
        if (!hosts.contains(",") || parameters.settings().containsKey("targetServerType")) {
            return parameters;
        }
        Map<String, String> settings = new LinkedHashMap<>(parameters.settings());
        settings.put("targetServerType", server);
        return new UrlParameters(parameters.places(), settings);
    }

    private static String database(String path, UrlParameters parameters, boolean jdbc) {
        String name = path.startsWith("/") ? path.substring(1) : path;
        if (name.contains("/") || name.contains("@")) {
            throw refused("has a / or @ in the wrong place; percent-encode special characters of user, password and"
                    + " database");
        }
        if (name.isEmpty() && parameters.place("dbname").isEmpty()) {
            throw refused("names no database after the host");
        }
        // The driver reads a plus sign as a space.
        return "/"
                + parameters.place("dbname").map(UrlParameters::encode).orElse(jdbc ? name : name.replace("+", "%2B"));
    }

    private static InvalidDatabaseUrlException refused(String problem) {
        return new InvalidDatabaseUrlException(problem, EXAMPLE);
    }

    /**
     * The same, but logging in with the password that the file contains when a connection is opened, not with the
     * URL's.
     *
     * @param file need not exist yet
     */
    public DatabaseUrl withPasswordFile(Path file) {
        return new DatabaseUrl(jdbcUrl, user, password, secrets, schema, Optional.of(new PasswordFile(file)), pooler);
    }

    /** The same, through a pooler of this kind. */
    public DatabaseUrl behind(PoolerMode mode) {
        return new DatabaseUrl(jdbcUrl, user, password, secrets, schema, passwordFile, mode);
    }

    /** The URL for the driver, without user and passwords. */
    public String jdbcUrl() {
        return jdbcUrl;
    }

    public Optional<String> user() {
        return user;
    }

    /** Only for the driver: the one in the URL. */
    public Optional<String> password() {
        return password;
    }

    /** Only for the driver: the one to log in with now. */
    Optional<String> currentPassword() throws SQLException {
        return passwordFile.isPresent() ? Optional.of(passwordFile.get().read()) : password;
    }

    Optional<PasswordFile> passwordFile() {
        return passwordFile;
    }

    PoolerMode pooler() {
        return pooler;
    }

    /** Only for the driver: its secret settings, besides user and password. */
    public Map<String, String> secrets() {
        return secrets;
    }

    /** The search path from currentSchema; set in each transaction, because poolers do not pass it on. */
    Optional<String> schema() {
        return schema;
    }

    @Override
    public String toString() {
        int query = jdbcUrl.indexOf('?');
        return (query < 0 ? jdbcUrl : jdbcUrl.substring(0, query)) + " as " + user.orElse("the default user");
    }
}
