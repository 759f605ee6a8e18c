package io.vivenuoperator.platform.database;

import java.util.Locale;
import java.util.Map;

/**
 * The parameters of libpq (PostgreSQL 18, and those announced for 19), as found in URLs meant for psql. The driver ignores
 * unknown ones, so each is translated, ignored if that loses nothing, or refused.
 */
final class LibpqParameters {
    private LibpqParameters() {}

    static UrlVerdict judge(String name, String value) {
        return switch (name) {
            case "host", "hostaddr", "port", "dbname" -> new UrlVerdict.Place();
            case "application_name" -> UrlVerdict.pass("ApplicationName", value);
            case "connect_timeout" -> DriverParameters.checked("connectTimeout", value);
            case "keepalives" -> UrlVerdict.pass("tcpKeepAlive", value.equals("0") ? "false" : "true");
            case "target_session_attrs" -> target(value);
            case "load_balance_hosts" ->
                switch (value) {
                    case "disable" -> UrlVerdict.pass("loadBalanceHosts", "false");
                    case "random" -> UrlVerdict.pass("loadBalanceHosts", "true");
                    default -> UrlVerdict.refuse("must be disable or random");
                };
            case "client_encoding" ->
                isUnicode(value)
                        ? UrlVerdict.ignore()
                        : UrlVerdict.refuse("can't be honoured, the programs use UTF8: leave it out");
            // The first is only a fallback for application_name; the others tune the operating system
            // or something that no longer exists.
            case "fallback_application_name",
                    "keepalives_idle",
                    "keepalives_interval",
                    "keepalives_count",
                    "tcp_user_timeout",
                    "sslcompression",
                    "sslsni" -> UrlVerdict.ignore();
            case "passfile" ->
                UrlVerdict.refuse("names a file that the programs do not read: put the password into the URL");
            case "servicefile" ->
                UrlVerdict.refuse(
                        "names a file that the programs do not read: write host, database and user into the" + " URL");
            case "requirepeer" ->
                UrlVerdict.refuse(
                        "is for Unix sockets; the programs connect over TCP: leave it out, and authenticate the"
                                + " server with sslmode=verify-full");
            default -> LibpqSecurity.judge(name, value);
        };
    }

    private static UrlVerdict target(String value) {
        return switch (value) {
            case "read-write", "primary" -> UrlVerdict.pass("targetServerType", "primary");
            case "any" -> UrlVerdict.pass("targetServerType", "any");
            case "read-only", "standby", "prefer-standby" ->
                UrlVerdict.refuse(
                        "must be read-write, primary or any: the programs write, which a standby does not" + " allow");
            default -> UrlVerdict.refuse("must be read-write, primary or any");
        };
    }

    static boolean isUnicode(String encoding) {
        String plain = encoding.toLowerCase(Locale.ROOT).replace("-", "");
        return plain.equals("utf8") || plain.equals("unicode") || plain.equals("auto") || plain.isEmpty();
    }

    static UrlVerdict onlyWhen(boolean harmless, String why) {
        return harmless ? new UrlVerdict.Pass(Map.of()) : UrlVerdict.refuse(why);
    }
}
