package io.vivenuoperator.store.pooler;

import io.vivenuoperator.platform.database.DatabaseUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Another client of the pool: same database, same user, and, as far as it knows, its own session. */
public final class Neighbour implements AutoCloseable {
    /** Each is right for someone, and wrong for anyone who expects PostgreSQL's defaults. */
    private static final List<String> HABITS = List.of(
            "CREATE TEMPORARY TABLE region (region_key integer, name text, watched_since timestamptz)",
            "CREATE TEMPORARY TABLE ticket (oops integer)",
            "SET lock_timeout = '20ms'",
            "SET idle_in_transaction_session_timeout = '1s'",
            "SET default_transaction_read_only = on",
            "SET default_transaction_isolation = 'serializable'",
            "SET plan_cache_mode = force_custom_plan",
            "SET search_path = pg_temp, information_schema",
            "SET synchronous_commit = off",
            "SET TimeZone = 'Asia/Kolkata'",
            "SET IntervalStyle = 'sql_standard'",
            "SET extra_float_digits = -15",
            "SET bytea_output = 'escape'",
            "SET array_nulls = off",
            "SET quote_all_identifiers = on",
            "SET work_mem = '64kB'",
            "SET from_collapse_limit = 1",
            "SET row_security = off",
            "SET default_text_search_config = 'pg_catalog.german'",
            "SET my_app.tenant = '7'",
            "SET statement_timeout = '300ms'",
            "SET ROLE pg_monitor");

    private final Connection connection;

    private Neighbour(Connection connection) {
        this.connection = connection;
    }

    /** Connects through the pooler at this URL. */
    public static Neighbour at(String url) {
        var parsed = DatabaseUrl.parse(url);
        var login = new Properties();
        parsed.user().ifPresent(user -> login.setProperty("user", user));
        parsed.password().ifPresent(password -> login.setProperty("password", password));
        login.setProperty("prepareThreshold", "0");
        try {
            return new Neighbour(DriverManager.getConnection(parsed.jdbcUrl(), login));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Changes its session's settings at will. */
    public Neighbour withHabits() {
        execute(
                "DO $$ DECLARE n text; BEGIN FOR n IN SELECT name FROM pg_settings WHERE name LIKE 'enable\\_%' AND vartype = 'bool'"
                        + " LOOP PERFORM set_config(n, 'off', false); END LOOP; END $$");
        HABITS.forEach(this::execute);
        return this;
    }

    public void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Every setting of its session, and whatever else a session can have. */
    public Map<String, String> session() {
        return rows("""
                SELECT name, pg_catalog.concat(source, ': ', setting) FROM pg_catalog.pg_settings
                WHERE name NOT IN ('transaction_isolation', 'transaction_read_only', 'transaction_deferrable')
                UNION ALL SELECT 'prepared: ' || name, statement FROM pg_catalog.pg_prepared_statements
                UNION ALL SELECT 'cursor: ' || name, statement FROM pg_catalog.pg_cursors
                UNION ALL SELECT 'channel', c FROM pg_catalog.pg_listening_channels() c
                UNION ALL SELECT 'lock: ' || objid, mode FROM pg_catalog.pg_locks
                          WHERE locktype = 'advisory' AND pid = pg_catalog.pg_backend_pid()
                UNION ALL SELECT 'temporary: ' || relname, reltuples::text FROM pg_catalog.pg_class
                          WHERE relnamespace = pg_catalog.pg_my_temp_schema() AND relkind = 'r'
                """);
    }

    /** What has changed in its session, by name. */
    public Map<String, String> changedSince(Map<String, String> session) {
        var changed = new TreeMap<String, String>();
        Map<String, String> now = session();
        now.forEach((name, value) -> {
            if (!value.equals(session.get(name))) {
                changed.put(name, session.get(name) + " -> " + value);
            }
        });
        session.keySet().stream().filter(name -> !now.containsKey(name)).forEach(name -> changed.put(name, "gone"));
        return changed;
    }

    private Map<String, String> rows(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            var rows = new TreeMap<String, String>();
            while (row.next()) {
                rows.put(row.getString(1), row.getString(2));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
