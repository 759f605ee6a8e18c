package io.vivenuoperator.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a transaction sets for itself, before anything else and until its end. Nothing is ever set for a session: behind a pooler
 * the session is everybody's. What others left in it is put back to the login's own values for as long as the transaction lasts.
 *
 * <p>Its statements answer without text, so that they travel with the first work of the transaction ({@link StatementPipeline}).
 */
public final class TransactionSettings {
    /** What a batch computes is right only if it sees what the writer before it committed. */
    private static final String ISOLATION = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED";

    private static final String WRITABLE = ISOLATION + ", READ WRITE";

    /** First, because whoever is not the login may not be allowed the rest. */
    private static final String AS_LOGIN =
            "SELECT pg_catalog.num_nulls(pg_catalog.set_config('session_authorization', NULL, true),"
                    + " pg_catalog.set_config('role', NULL, true))";

    /** The pooler hands these on for each of its clients by itself, the driver minds its own, and some are of the transaction. */
    private static final String AS_BY_DEFAULT = """
            SELECT pg_catalog.count(pg_catalog.set_config(name, NULL, true))
            FROM pg_catalog.pg_settings
            WHERE source OPERATOR(pg_catalog.=) 'session' AND name OPERATOR(pg_catalog.<>) ALL (ARRAY[
                'transaction_isolation', 'transaction_read_only', 'transaction_deferrable', 'seed', 'role',
                'session_authorization', 'client_encoding', 'standard_conforming_strings', 'application_name', 'TimeZone',
                'DateStyle'])\
            """;

    private static final String DEFAULT_PATH = "pg_catalog.set_config('search_path', NULL, true)";

    /** Whoever was told that a row is stored may rely on it, even where the server's default is not durable; a stricter one stays. */
    private static final String DURABLE = "CASE pg_catalog.set_config('synchronous_commit', NULL, true) WHEN 'off'"
            + " THEN pg_catalog.set_config('synchronous_commit', 'on', true) END";

    private final boolean shared;
    private final Optional<String> path;
    private final Map<String, String> own;

    private TransactionSettings(boolean shared, Optional<String> path, Map<String, String> own) {
        this.shared = shared;
        this.path = path;
        this.own = own;
    }

    /** For transactions on connections like this one. */
    public static TransactionSettings on(SessionSharing sharing, DatabaseUrl url) {
        return new TransactionSettings(sharing == SessionSharing.SHARED, url.schema(), Map.of());
    }

    /**
     * These, for small batches of statements whose plans are kept. A table that is empty when a plan is made grows under it: to
     * read it whole, by its index if need be, and to join with that, is the cheapest there is. Everything that a batch touches it
     * finds by a key, row by row, so that is what each plan shall do from the beginning. Left to itself the server also compares
     * costs by the first few batches, and may plan some statements anew for ever.
     */
    public TransactionSettings byKeyOnly() {
        return with("enable_seqscan", "off")
                .with("enable_hashjoin", "off")
                .with("enable_mergejoin", "off")
                .with("plan_cache_mode", "force_generic_plan");
    }

    /** These and one more. */
    public TransactionSettings with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(own);
        more.put(name, value);
        return new TransactionSettings(shared, path, more);
    }

    /** As one text; the first of its statements returns no rows, each of the others one. */
    String sql() {
        String first = shared ? String.join(";\n", WRITABLE, AS_LOGIN, AS_BY_DEFAULT) : ISOLATION;
        List<String> settings = new ArrayList<>(List.of(DURABLE));
        searchPath().ifPresent(value -> settings.add(set("search_path", value)));
        own.forEach((name, value) -> settings.add(set(name, literal(value))));
        return first + ";\nSELECT pg_catalog.num_nulls(" + String.join(", ", settings) + ")";
    }

    /** In a session that others use, their temporary tables come last: by default they come first, and may be called like ours. */
    private Optional<String> searchPath() {
        Optional<String> wanted = path.map(TransactionSettings::literal);
        return shared
                ? Optional.of("pg_catalog.concat_ws(', ', NULLIF(" + wanted.orElse(DEFAULT_PATH) + ", ''), 'pg_temp')")
                : wanted;
    }

    private static String set(String name, String expression) {
        return "pg_catalog.set_config('" + name + "', " + expression + ", true)";
    }

    private static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** How many of its statements return rows. */
    int answers() {
        return shared ? 3 : 1;
    }

    /** Begins a transaction with them, in a round trip of their own. */
    public void begin(Connection tx) throws SQLException {
        try (Statement statement = tx.createStatement()) {
            statement.execute(sql());
        }
    }
}
