package io.vivenuoperator.store.budget;

import io.vivenuoperator.store.database.Database;
import io.vivenuoperator.store.database.DatabaseException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The requests an API key may still send, shared by every process that uses the key. A log of the granted requests in one
 * row gives exact limits: in no window of a minute or an hour are there more than allowed, and none is wasted on
 * smoothing. Time is the database's, so that clocks of processes do not matter.
 */
public final class RequestBudget {
    /** Windows are this much longer than the vendor's, for the time between the grant and the request's arrival. */
    private static final Duration MINUTE = Duration.ofSeconds(62);

    private static final Duration HOUR = Duration.ofSeconds(3610);

    // The row's own columns are read again after the wait for its lock, so concurrent callers cannot both take the last
    // request. An index outside of the array is NULL, which greatest() passes over. What is forgotten depends on the
    // time
    // only, because callers may have different limits; for the same reason a refusal is an answer to its caller and
    // holds
    // up nobody else.
    private static final String ACQUIRE = """
            INSERT INTO request_budget AS b (fingerprint, granted)
            VALUES (?, ARRAY[clock_timestamp()])
            ON CONFLICT (fingerprint) DO UPDATE
            SET (granted, pace, blocked_until, refused_until) = (
                SELECT CASE WHEN d.free_at <= d.now
                            THEN b.granted[width_bucket(d.now - d.hour, b.granted) + 1:] || d.now
                            ELSE b.granted END,
                       CASE WHEN d.free_at <= d.now THEN least(b.pace + 0.01, 1) ELSE b.pace END,
                       CASE WHEN d.free_at <= d.now THEN NULL ELSE b.blocked_until END,
                       CASE WHEN d.free_at <= d.now THEN NULL ELSE d.free_at END
                FROM (
                    SELECT n.now, n.hour,
                           greatest(n.now - interval '1 second', b.blocked_until,
                                    b.granted[cardinality(b.granted) - n.per_minute + 1] + n.minute,
                                    b.granted[cardinality(b.granted) - n.per_hour + 1] + n.hour) AS free_at
                    FROM (SELECT clock_timestamp() AS now, greatest(floor(? * b.pace), 1)::integer AS per_minute,
                                 ?::integer AS per_hour, ?::interval AS minute, ?::interval AS hour) n
                ) d
            )
            RETURNING coalesce(extract(epoch FROM refused_until - clock_timestamp()) * 1000, -1)::bigint AS wait_millis,
                      refused_until IS NULL AS granted
            """;
    private static final String THROTTLED = """
            INSERT INTO request_budget AS b (fingerprint, granted, blocked_until, pace)
            VALUES (?, '{}', clock_timestamp() + ?::interval, 0.5)
            ON CONFLICT (fingerprint) DO UPDATE
            SET blocked_until = greatest(b.blocked_until, excluded.blocked_until), pace = greatest(b.pace / 2, 0.02)
            """;

    private final Database database;

    public RequestBudget(Database database) {
        this.database = database;
    }

    /**
     * Takes one request from the budget if there is one.
     *
     * @throws DatabaseException when the database cannot say
     */
    public BudgetDecision acquire(KeyFingerprint key, int perMinute, int perHour) {
        if (perMinute < 1 || perHour < 1) {
            throw new IllegalArgumentException("perMinute and perHour must be at least 1");
        }
        try (Connection connection = database.connection();
                PreparedStatement acquire = connection.prepareStatement(ACQUIRE)) {
            acquire.setString(1, key.value());
            acquire.setInt(2, perMinute);
            acquire.setInt(3, perHour);
            acquire.setString(4, MINUTE.toString());
            acquire.setString(5, HOUR.toString());
            try (ResultSet row = acquire.executeQuery()) {
                row.next();
                return row.getBoolean("granted")
                        ? new BudgetDecision.Granted()
                        : new BudgetDecision.WaitFor(Duration.ofMillis(Math.max(1, row.getLong("wait_millis") + 1)));
            }
        } catch (SQLException e) {
            throw DatabaseException.of(e);
        }
    }

    /**
     * The vendor answered 429: nobody sends with this key for that long, and then at half the pace, which each granted request
     * raises a little again.
     */
    public void throttled(KeyFingerprint key, Duration retryAfter) {
        try (Connection connection = database.connection();
                PreparedStatement throttled = connection.prepareStatement(THROTTLED)) {
            throttled.setString(1, key.value());
            throttled.setString(2, retryAfter.toString());
            throttled.executeUpdate();
        } catch (SQLException e) {
            throw DatabaseException.of(e);
        }
    }
}
