package io.vivenuoperator.store.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the database is and as whom to log in. Takes the form that providers hand out
 * ({@code postgresql://user:password@host:5432/database?sslmode=require}) as well as a JDBC URL.
 *
 * <p>The password is only ever given to the driver: {@link #toString()} and every error leave it out.
 */
public final class DatabaseUrl {
    private static final String JDBC = "jdbc:";
    private static final String EXAMPLE = "postgresql://user:password@host:5432/database?sslmode=require";

    private final String jdbcUrl;
    private final Optional<String> user;
    private final Optional<String> password;
    private final Optional<String> schema;

    private DatabaseUrl(String jdbcUrl, Optional<String> user, Optional<String> password, Optional<String> schema) {
        this.jdbcUrl = jdbcUrl;
        this.user = user;
        this.password = password;
        this.schema = schema;
    }

    /**
     * Reads the value of DATABASE_URL.
     *
     * @throws InvalidDatabaseUrlException with a sentence that names DATABASE_URL, what is wrong and the fix, and that never
     *     repeats the value
     */
    public static DatabaseUrl parse(String value) {
        String text = value.strip();
        if (text.isEmpty()) {
            throw new InvalidDatabaseUrlException("is empty", EXAMPLE);
        }
        String plain = text.startsWith(JDBC) ? text.substring(JDBC.length()) : text;
        if (!plain.startsWith("postgresql:") && !plain.startsWith("postgres:")) {
            throw new InvalidDatabaseUrlException("does not start with postgresql:// or jdbc:postgresql://", EXAMPLE);
        }
        if (!plain.contains("://")) {
            throw new InvalidDatabaseUrlException("names no host (the // is missing)", EXAMPLE);
        }
        return text.startsWith(JDBC) ? fromParts(uri(plain), false) : fromParts(uri(plain), true);
    }

    private static URI uri(String plain) {
        try {
            return new URI(plain);
        } catch (URISyntaxException e) {
            // The exception's own message repeats the input, password and all.
            throw new InvalidDatabaseUrlException(
                    "is no valid URL (character " + (e.getIndex() + 1) + "); percent-encode special characters of"
                            + " user and password, such as @ : / ? # % and spaces",
                    EXAMPLE);
        }
    }

    private static DatabaseUrl fromParts(URI uri, boolean mayNameUserInAuthority) {
        String authority = Optional.ofNullable(uri.getRawAuthority()).orElse("");
        int at = authority.lastIndexOf('@');
        if (at >= 0 && !mayNameUserInAuthority) {
            throw new InvalidDatabaseUrlException(
                    "is a JDBC URL with user and password before the host, which the driver does not read; drop the"
                            + " leading jdbc:",
                    EXAMPLE);
        }
        String hosts = authority.substring(at + 1);
        String path = Optional.ofNullable(uri.getRawPath()).orElse("");
        requireHostAndDatabase(hosts, path);
        Parameters parameters =
                Parameters.of(Optional.ofNullable(uri.getRawQuery()).orElse(""));
        Optional<String> userInfo = at < 0 ? Optional.empty() : Optional.of(authority.substring(0, at));
        return new DatabaseUrl(
                "jdbc:postgresql://" + hosts + path + parameters.rest(),
                userInfo.map(info -> decode(info.split(":", 2)[0]))
                        .filter(name -> !name.isEmpty())
                        .or(parameters::user),
                userInfo.filter(info -> info.contains(":"))
                        .map(info -> decode(info.split(":", 2)[1]))
                        .or(parameters::password),
                parameters.schema());
    }

    private static void requireHostAndDatabase(String hosts, String path) {
        if (hosts.isEmpty() || hosts.startsWith(":")) {
            throw new InvalidDatabaseUrlException("names no host", EXAMPLE);
        }
        for (String host : hosts.split(",", -1)) {
            int colon = host.lastIndexOf(':');
            if (colon > host.lastIndexOf(']') && !host.substring(colon + 1).matches("[0-9]{1,5}")) {
                throw new InvalidDatabaseUrlException("has a port that is no number", EXAMPLE);
            }
        }
        if (path.length() < 2) {
            throw new InvalidDatabaseUrlException("names no database after the host", EXAMPLE);
        }
    }

    private static String decode(String text) {
        try {
            // A plus sign stands for itself outside of forms.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidDatabaseUrlException(
                    "has a percent sign that encodes nothing in user or password; write it as %25", EXAMPLE);
        }
    }

    /** The URL for the driver, without user and password. */
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

    /** The search path that currentSchema names; set by each transaction, because no pooler hands it on. */
    Optional<String> schema() {
        return schema;
    }

    @Override
    public String toString() {
        int query = jdbcUrl.indexOf('?');
        return (query < 0 ? jdbcUrl : jdbcUrl.substring(0, query)) + " as " + user.orElse("the default user");
    }

    /** The query, with user and password taken out: they go to the driver by themselves, so that no message shows them. */
    private record Parameters(
            Optional<String> user, Optional<String> password, Optional<String> schema, List<String> others) {
        static Parameters of(String query) {
            Optional<String> user = Optional.empty();
            Optional<String> password = Optional.empty();
            Optional<String> schema = Optional.empty();
            List<String> others = new ArrayList<>();
            for (String pair : query.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                String value = parts.length == 2 ? decode(parts[1]) : "";
                switch (decode(parts[0])) {
                    case "" -> {}
                    case "user" -> user = Optional.of(value);
                    case "password" -> password = Optional.of(value);
                    case "currentSchema" -> schema = Optional.of(value).filter(path -> !path.isBlank());
                    // libpq's names that providers append; pgjdbc calls them differently.
                    case "channel_binding" -> others.add("channelBinding=" + encode(value));
                    case "application_name" -> others.add("ApplicationName=" + encode(value));
                    case "connect_timeout" -> others.add("connectTimeout=" + encode(value));
                    default -> others.add(parts[0] + "=" + encode(value));
                }
            }
            return new Parameters(user, password, schema, List.copyOf(others));
        }

        private static String encode(String value) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        }

        String rest() {
            return others.isEmpty() ? "" : "?" + String.join("&", others);
        }

        @Override
        public String toString() {
            return others.toString();
        }
    }
}
