package io.vivenuoperator.load.settings;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Converts a provider's database URL to the driver's form. */
final class JdbcUrl {
    private JdbcUrl() {}

    static String of(String value) {
        if (value.startsWith("jdbc:postgresql://")) {
            return value;
        }
        if (!value.startsWith("postgresql://") && !value.startsWith("postgres://")) {
            throw new MisconfiguredException("DATABASE_URL must start with postgresql://");
        }
        String rest = value.substring(value.indexOf("://") + 3);
        int at = rest.lastIndexOf('@');
        if (at < 0) {
            return "jdbc:postgresql://" + rest;
        }
        String[] login = rest.substring(0, at).split(":", 2);
        String target = rest.substring(at + 1);
        String password = login.length == 2 ? "&password=" + recoded(login[1]) : "";
        return "jdbc:postgresql://" + target + (target.contains("?") ? "&" : "?") + "user=" + recoded(login[0])
                + password;
    }

    private static String recoded(String part) {
        return URLEncoder.encode(
                URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
