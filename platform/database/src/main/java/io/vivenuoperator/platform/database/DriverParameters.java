package io.vivenuoperator.platform.database;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.postgresql.PGProperty;

/** The JDBC driver's own parameters, and their permitted values. */
final class DriverParameters {
    private static final Set<String> WRITABLE = Set.of("any", "primary", "master", "preferPrimary");

    private DriverParameters() {}

    static UrlVerdict judge(String name, String value) {
        return switch (name) {
            case "user", "password", "sslpassword" -> new UrlVerdict.Place();
            case "PGHOST", "PGPORT", "PGDBNAME" ->
                UrlVerdict.refuse("belongs in the URL itself: postgresql://user:password@host:5432/database");
            case "service" ->
                UrlVerdict.refuse("names a service file, which the programs do not have: write host, database and user"
                        + " into the URL");
            case "replication" -> UrlVerdict.refuse("opens a replication connection: leave it out");
            case "logServerErrorDetail" ->
                UrlVerdict.refuse("is always off, because it shows the values of rows: leave it out");
            case "readOnly" ->
                "true".equals(value)
                        ? UrlVerdict.refuse("keeps the programs from writing: leave it out")
                        : checked(name, value);
            case "targetServerType" ->
                WRITABLE.contains(value)
                        ? UrlVerdict.pass(name, value)
                        : UrlVerdict.refuse("must be primary (or any): the programs write");
            default -> checked(name, value);
        };
    }

    /** Validates a value early that the driver would only check when it connects. */
    static UrlVerdict checked(String name, String value) {
        PGProperty property = PGProperty.forName(name);
        if (property == null || !property.getName().equals(name)) {
            return new UrlVerdict.Unknown();
        }
        return problem(property, value).map(UrlVerdict::refuse).orElseGet(() -> UrlVerdict.pass(name, value));
    }

    private static Optional<String> problem(PGProperty property, String value) {
        String[] choices = property.getChoices();
        String ordinary = Optional.ofNullable(property.getDefaultValue()).orElse("");
        if (choices != null && !Arrays.asList(choices).containsAll(Arrays.asList(value.split(",", -1)))) {
            return Optional.of("must be one of " + String.join(", ", choices));
        }
        if (ordinary.matches("-?[0-9]+") && !value.matches("-?[0-9]{1,9}")) {
            return Optional.of("must be a whole number");
        }
        if (ordinary.matches("true|false") && choices == null && !value.matches("true|false")) {
            return Optional.of("must be true or false");
        }
        return Optional.empty();
    }

    /** The driver's parameter that was probably meant; its names are case-sensitive. */
    static Optional<String> like(String name) {
        return Arrays.stream(PGProperty.values())
                .map(PGProperty::getName)
                .filter(known -> plain(known).equals(plain(name)))
                .findFirst();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }
}
