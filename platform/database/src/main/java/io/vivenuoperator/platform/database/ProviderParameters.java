package io.vivenuoperator.platform.database;

/** Parameters that are neither libpq's nor the driver's, but appear in providers' URLs for other clients. */
final class ProviderParameters {
    private static final String LIMITS =
            "is not a parameter of the driver, and the programs set their own limits: leave it out";

    private ProviderParameters() {}

    static UrlVerdict judge(String name, String value) {
        return switch (name) {
            // The names of the schema parameter in Prisma and Go.
            case "schema", "search_path" -> UrlVerdict.pass("currentSchema", value);
            // For poolers that lend a connection per transaction: a statement prepared on one may not
            // run on another.
            case "pgbouncer" -> value.equals("true") ? UrlVerdict.pass("prepareThreshold", "0") : UrlVerdict.ignore();
            case "socket_timeout" -> DriverParameters.checked("socketTimeout", value);
            // The programs have their own pools; the rest is bookkeeping of other clients.
            case "connection_limit",
                    "pool_timeout",
                    "statement_cache_size",
                    "max_idle_connection_lifetime",
                    "supa",
                    "uselibpqcompat",
                    "serverVersion" -> UrlVerdict.ignore();
            case "encoding", "charset" -> LibpqParameters.judge("client_encoding", value);
            case "sslaccept" ->
                UrlVerdict.refuse("is not PostgreSQL's; write sslmode=verify-full for strict, sslmode=require for"
                        + " accept_invalid_certs");
            case "sslidentity" ->
                UrlVerdict.refuse("is not PostgreSQL's; write sslcert=… and sslkey=… (or sslkey=….p12)");
            case "statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout", "query_timeout" ->
                UrlVerdict.refuse(LIMITS);
            default -> DriverParameters.judge(name, value);
        };
    }
}
