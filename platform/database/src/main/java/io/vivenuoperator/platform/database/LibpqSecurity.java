package io.vivenuoperator.platform.database;

import java.util.Map;

/** Libpq's parameters for TLS and login. A parameter that promises security is honoured or refused, never ignored. */
final class LibpqSecurity {
    private static final String JAVA_TRUST = "org.postgresql.ssl.DefaultJavaSSLFactory";
    private static final String OAUTH = "is for OAuth, which the driver does not support: give user and password";

    private LibpqSecurity() {}

    static UrlVerdict judge(String name, String value) {
        return switch (name) {
            case "sslmode" -> mode(value);
            case "requiressl" -> UrlVerdict.pass("sslmode", value.equals("1") ? "require" : "prefer");
            case "sslrootcert" ->
                value.equals("system")
                        ? new UrlVerdict.Pass(Map.of("sslfactory", JAVA_TRUST))
                        : UrlVerdict.pass(name, value);
            case "sslnegotiation" -> DriverParameters.checked("sslNegotiation", value);
            case "channel_binding" -> DriverParameters.checked("channelBinding", value);
            case "require_auth" -> DriverParameters.checked("requireAuth", value);
            case "gssencmode" -> DriverParameters.checked("gssEncMode", value);
            case "krbsrvname" -> UrlVerdict.pass("kerberosServerName", value);
            case "gssdelegation" ->
                LibpqParameters.onlyWhen(value.equals("0"), "can't be honoured by the driver: leave it out");
            case "sslcrl", "sslcrldir" ->
                UrlVerdict.refuse("can't be honoured: the driver reads no revocation lists; leave it out");
            case "sslcertmode" ->
                LibpqParameters.onlyWhen(value.matches("allow|disable"), "must be allow: the driver can't require it");
            case "ssl_min_protocol_version" ->
                LibpqParameters.onlyWhen(
                        value.matches("TLSv1(\\.[12])?|"),
                        "may be TLSv1.2 at most: for TLSv1.3 alone set it on the server (ssl_min_protocol_version)");
            case "ssl_max_protocol_version" ->
                LibpqParameters.onlyWhen(value.matches("TLSv1\\.3|"), "can't be lowered here: leave it out");
            case "min_protocol_version" ->
                LibpqParameters.onlyWhen(value.equals("3.0"), "must be 3.0, the driver's protocol version");
            case "max_protocol_version" ->
                LibpqParameters.onlyWhen(value.matches("3\\.[0-9]|latest"), "must be 3.0, 3.2 or latest");
            case "sslkeylogfile" -> UrlVerdict.refuse("would write the session's keys to a file: leave it out");
            case "scram_client_key", "scram_server_key" ->
                UrlVerdict.refuse("is for proxies, and unknown to the driver: give the password");
            case "oauth_issuer", "oauth_client_id", "oauth_client_secret", "oauth_scope", "oauth_ca_file" ->
                UrlVerdict.refuse(OAUTH);
            default -> ProviderParameters.judge(name, value);
        };
    }

    private static UrlVerdict mode(String value) {
        return switch (value) {
            case "no-verify", "accept_invalid_certs", "true" ->
                UrlVerdict.refuse("has a value that PostgreSQL does not have; require encrypts without checking the"
                        + " certificate, verify-full checks it");
            default -> DriverParameters.checked("sslmode", value);
        };
    }

    /**
     * As in libpq, the system's certificates authenticate a server only if its host name is verified, too.
     *
     * @param settings all settings of the URL
     */
    static void completeTrust(Map<String, String> settings) {
        if (JAVA_TRUST.equals(settings.get("sslfactory"))
                && !settings.getOrDefault("sslmode", "verify-full").equals("verify-full")) {
            throw new InvalidDatabaseUrlException(
                    "has sslrootcert=system with a weak sslmode, which proves nothing; write"
                            + " sslmode=verify-full&sslrootcert=system",
                    DatabaseUrl.EXAMPLE);
        }
        if (JAVA_TRUST.equals(settings.get("sslfactory"))) {
            settings.put("sslmode", "verify-full");
        }
    }
}
