package io.vivenuoperator.store.budget;

import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Optional;

/**
 * The requests that an API key may still send, shared by all processes with the key. A log of granted requests in one row
 * gives exact limits: in no minute and no hour does the vendor see more than allowed, and nothing is lost to smoothing. All
 * times are the database's, so the processes' clocks do not matter. Refused callers wait in a queue, so that regions with
 * the same key take turns.
 */
public final class BudgetRepository {
    /** The vendor sees a request within this time of its grant, for callers that never report its answer. */
    private static final Duration USUAL_WAY = Duration.ofSeconds(2);

    private static final String TAKE =
            "SELECT request, wait_millis FROM take_request(?, ?, ?, ?::interval, ?, ?, ?::interval)";
    private static final String THROTTLED = """
            INSERT INTO request_budget AS b (fingerprint, granted, blocked_until, pace)
            VALUES (?, '{}', clock_timestamp() + ?::interval, 0.5)
            ON CONFLICT (fingerprint) DO UPDATE
            SET blocked_until = greatest(b.blocked_until, excluded.blocked_until), pace = greatest(b.pace / 2, 0.02)
            """;

    private final Database database;

    public BudgetRepository(Database database) {
        this.database = database;
    }

    /**
     * Takes one request from the budget if there is one, without queueing.
     *
     * @throws DatabaseException if the database can't answer
     */
    public BudgetDecision acquire(KeyFingerprint key, int perMinute, int perHour) {
        return acquire(new BudgetAsk(key, "", perMinute, perHour, USUAL_WAY, Optional.empty()));
    }

    /**
     * Takes one request from the budget if there is one and nobody is ahead in the queue.
     *
     * @throws DatabaseException if the database can't answer
     */
    public BudgetDecision acquire(BudgetAsk ask) {
        return database.inTransaction(tx -> acquire(tx, ask));
    }

    private static BudgetDecision acquire(Connection tx, BudgetAsk ask) throws SQLException {
        try (PreparedStatement take = tx.prepareStatement(TAKE)) {
            take.setString(1, ask.key().value());
            take.setString(2, ask.who());
            take.setTimestamp(
                    3, ask.last().map(last -> Timestamp.from(last.request())).orElse(null));
            take.setString(
                    4,
                    ask.last()
                            .map(BudgetAsk.Answered::before)
                            .orElse(Duration.ZERO)
                            .toString());
            take.setInt(5, ask.perMinute());
            take.setInt(6, ask.perHour());
            take.setString(7, ask.longestWay().toString());
            try (ResultSet row = take.executeQuery()) {
                row.next();
                Timestamp request = row.getTimestamp("request");
                return request != null
                        ? new BudgetDecision.Granted(request.toInstant())
                        : new BudgetDecision.WaitFor(Duration.ofMillis(Math.max(1, row.getLong("wait_millis"))));
            }
        }
    }

    /**
     * The vendor answered 429: nobody uses this key for that long, and then at half the rate, which rises a little with
     * each granted request.
     */
    public void throttled(KeyFingerprint key, Duration retryAfter) {
        database.inTransaction(tx -> {
            try (PreparedStatement throttled = tx.prepareStatement(THROTTLED)) {
                throttled.setString(1, key.value());
                throttled.setString(2, retryAfter.toString());
                return throttled.executeUpdate();
            }
        });
    }
}
