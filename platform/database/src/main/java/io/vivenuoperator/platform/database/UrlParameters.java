package io.vivenuoperator.platform.database;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The parsed query of a URL.
 *
 * @param places parameters that name the server or the login; contains passwords
 * @param settings the driver's settings; contains nothing secret
 */
record UrlParameters(Map<String, String> places, Map<String, String> settings) {
    /** libpq treats this JDBC spelling as sslmode=require; the driver would verify the certificate. */
    private static final String SSL = "ssl";

    private static final String SCHEMA = "currentSchema";

    static UrlParameters of(String query, boolean jdbc) {
        Map<String, String> places = new LinkedHashMap<>();
        Map<String, String> settings = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                names.add(decode(parts[0]));
                take(names, decode(parts[1]), jdbc, places, settings);
            } else if (!pair.isEmpty()) {
                throw refused("has a parameter without a value; percent-encode & and = within passwords");
            }
        }
        LibpqSecurity.completeTrust(settings);
        return new UrlParameters(places, settings);
    }

    private static void take(
            List<String> names, String value, boolean jdbc, Map<String, String> places, Map<String, String> settings) {
        String name = names.getLast();
        switch (judge(name, value, jdbc)) {
            case UrlVerdict.Place _ -> places.put(name, value);
            case UrlVerdict.Pass(Map<String, String> passed) -> settings.putAll(passed);
            case UrlVerdict.Refuse(String why) -> throw refused("has the parameter " + name + ", which " + why);
            case UrlVerdict.Unknown _ -> throw refused(unknown(names));
        }
    }

    private static UrlVerdict judge(String name, String value, boolean jdbc) {
        return name.equals(SSL) && value.equals("true") && !jdbc
                ? UrlVerdict.pass("sslmode", "require")
                : LibpqParameters.judge(name, value);
    }

    /** A name after a password may be the rest of it. */
    private static String unknown(List<String> names) {
        String name = names.getLast();
        if (names.contains("password")
                || names.contains("sslpassword")
                || !name.matches("[A-Za-z][A-Za-z0-9_.-]{0,40}")) {
            return "has a parameter that neither PostgreSQL nor its JDBC driver knows; percent-encode & within passwords";
        }
        return "has the parameter " + name + ", which neither PostgreSQL nor its JDBC driver knows; "
                + DriverParameters.like(name)
                        .map(known -> "write " + known)
                        .orElse("check its spelling, or leave it out");
    }

    private static InvalidDatabaseUrlException refused(String problem) {
        return new InvalidDatabaseUrlException(problem, DatabaseUrl.EXAMPLE);
    }

    Optional<String> place(String name) {
        return Optional.ofNullable(places.get(name)).filter(value -> !value.isEmpty());
    }

    /** The search path that each transaction sets for itself: the driver would set it at login, which poolers refuse. */
    Optional<String> schema() {
        return Optional.ofNullable(settings.get(SCHEMA)).filter(path -> !path.isBlank());
    }

    /** With the question mark, or empty. */
    String forDriver() {
        String query = settings.entrySet().stream()
                .filter(setting -> !setting.getKey().equals(SCHEMA))
                .map(setting -> setting.getKey() + "=" + encode(setting.getValue()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String decode(String text) {
        try {
            // Outside of forms, a plus sign stands for itself.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw refused("has a percent sign that encodes nothing; write it as %25");
        }
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
