package io.vivenuoperator.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settings that a transaction begins with; they last until its end. Nothing is ever set for a session, because behind a
 * pooler sessions are shared. Whatever others left in the session is reset to the login's values for the duration of
 * the transaction.
 *
 * <p>These statements return no text, so that they can be sent with the transaction's first work, in a {@link
 * StatementPipeline}.
 */
public final class TransactionSettings {
    /** A batch is computed correctly only if it sees what the previous writer committed. */
    private static final String ISOLATION = "ISOLATION LEVEL READ COMMITTED";

    private static final String WRITABLE = ISOLATION + ", READ WRITE";
    private static final String READ_ONLY = ISOLATION + ", READ ONLY";
    private static final String OF_ONE_MOMENT = "ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    /** First, because another role may not be allowed to do the rest. */
    private static final String AS_LOGIN =
            "SELECT pg_catalog.num_nulls(pg_catalog.set_config('session_authorization', NULL, true),"
                    + " pg_catalog.set_config('role', NULL, true))";

    /** Exceptions: what the pooler sets for each client itself, what the driver manages, and what belongs to the transaction. */
    private static final String AS_BY_DEFAULT = """
            SELECT pg_catalog.count(pg_catalog.set_config(name, NULL, true))
            FROM pg_catalog.pg_settings
            WHERE source OPERATOR(pg_catalog.=) 'session' AND name OPERATOR(pg_catalog.<>) ALL (ARRAY[
                'transaction_isolation', 'transaction_read_only', 'transaction_deferrable', 'seed', 'role',
                'session_authorization', 'client_encoding', 'standard_conforming_strings', 'application_name', 'TimeZone',
                'DateStyle'])\
            """;

    private static final String DEFAULT_PATH = "pg_catalog.set_config('search_path', NULL, true)";

    /**
     * Whoever is told that a row is stored may rely on it, even if the server's default is not durable; a stricter
     * default stays.
     */
    private static final String DURABLE = "CASE pg_catalog.set_config('synchronous_commit', NULL, true) WHEN 'off'"
            + " THEN pg_catalog.set_config('synchronous_commit', 'on', true) END";

    private final boolean shared;
    private final String mode;
    private final Optional<String> path;
    private final Map<String, String> own;
    private final boolean plansKept;

    private TransactionSettings(
            boolean shared, String mode, Optional<String> path, Map<String, String> own, boolean plansKept) {
        this.shared = shared;
        this.mode = mode;
        this.path = path;
        this.own = own;
        this.plansKept = plansKept;
    }

    /** For transactions on connections like this one. */
    public static TransactionSettings on(SessionSharing sharing, DatabaseUrl url) {
        boolean shared = sharing == SessionSharing.SHARED;
        return new TransactionSettings(shared, shared ? WRITABLE : ISOLATION, url.schema(), Map.of(), false);
    }

    /**
     * Adds settings for small batches of statements with cached plans. A table that is empty when a plan is made will grow:
     * at that moment, reading all of it, perhaps through an index, looks cheapest. A batch finds everything by key, row by
     * row, so every plan must do that from the beginning. Otherwise the server also compares costs over the first few
     * batches, and may replan some statements for ever.
     */
    public TransactionSettings byKeyOnly() {
        return new TransactionSettings(shared, mode, path, own, true)
                .with("enable_seqscan", "off")
                .with("enable_hashjoin", "off")
                .with("enable_mergejoin", "off")
                .with("plan_cache_mode", "force_generic_plan");
    }

    /** Whether the plans of its statements are for the next such transaction too, if the session is ours alone. */
    boolean plansKept() {
        return plansKept;
    }

    /** The same, for transactions that write nothing: the server refuses each write. */
    public TransactionSettings readOnly() {
        return new TransactionSettings(shared, READ_ONLY, path, own, plansKept);
    }

    /** The same, for statements that only read and belong together: each sees what the first one saw. */
    public TransactionSettings ofOneMoment() {
        return new TransactionSettings(shared, OF_ONE_MOMENT, path, own, plansKept);
    }

    /** The same; the server cancels a statement that takes longer. */
    public TransactionSettings statementTimeout(Duration longest) {
        return with("statement_timeout", longest.toMillis() + "ms");
    }

    /** Adds one setting. */
    public TransactionSettings with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(own);
        more.put(name, value);
        return new TransactionSettings(shared, mode, path, more, plansKept);
    }

    /** The settings as one text; its first statement returns no rows, each of the others one. */
    String sql() {
        String characteristics = "SET TRANSACTION " + mode;
        String first = shared ? String.join(";\n", characteristics, AS_LOGIN, AS_BY_DEFAULT) : characteristics;
        List<String> settings = new ArrayList<>(List.of(DURABLE));
        searchPath().ifPresent(value -> settings.add(set("search_path", value)));
        own.forEach((name, value) -> settings.add(set(name, literal(value))));
        return first + ";\nSELECT pg_catalog.num_nulls(" + String.join(", ", settings) + ")";
    }

    /** In a shared session, others' temporary tables come last: by default they come first and may have the names of ours. */
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

    /** How many of the statements return rows. */
    int answers() {
        return shared ? 3 : 1;
    }

    /** Begins a transaction with these settings, in a round trip of their own. */
    public void begin(Connection tx) throws SQLException {
        try (Statement statement = tx.createStatement()) {
            statement.execute(sql());
        }
    }
}
