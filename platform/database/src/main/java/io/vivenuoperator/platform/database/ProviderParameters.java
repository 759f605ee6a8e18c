package io.vivenuoperator.platform.database;

/** What is neither libpq's nor the driver's, but stands in URLs that providers hand out for other clients. */
final class ProviderParameters {
    private static final String LIMITS =
            "is no parameter of a URL for the driver, and the programs set limits of their own: leave it out";

    private ProviderParameters() {}

    static UrlVerdict judge(String name, String value) {
        return switch (name) {
            // Prisma's word for the schema, and Go's.
            case "schema", "search_path" -> UrlVerdict.pass("currentSchema", value);
            // A pooler that hands out a connection per transaction: nothing may be prepared on one and run on another.
            case "pgbouncer" -> value.equals("true") ? UrlVerdict.pass("prepareThreshold", "0") : UrlVerdict.ignore();
            case "socket_timeout" -> DriverParameters.checked("socketTimeout", value);
            // The programs have pools of their own; the rest is bookkeeping of other clients.
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
