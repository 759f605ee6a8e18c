package io.vivenuoperator.store.budget;

import io.helidon.dbclient.DbRow;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.platform.database.RowInstants;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The requests an API key may still send, shared by every process that uses the key. A log of the granted requests in one
 * row gives exact limits: in no window of a minute or an hour does the vendor see more than allowed, and none is wasted on
 * smoothing. Time is the database's, so that clocks of processes do not matter. Who is refused waits in a queue, so that
 * regions that share a key take turns.
 */
public final class RequestBudget {

    /** A request is seen by the vendor within this time of its grant, for callers that never say when it was answered. */
    private static final Duration USUAL_WAY = Duration.ofSeconds(2);

    private static final NamedStatements SQL = NamedStatements.of(RequestBudget.class);

    private final Database database;

    public RequestBudget(Database database) {
        this.database = database;
    }

    /**
     * Takes one request from the budget if there is one, without a place in the queue.
     *
     * @throws DatabaseException when the database cannot say
     */
    public BudgetDecision acquire(KeyFingerprint key, int perMinute, int perHour) {
        return acquire(new BudgetAsk(key, "", perMinute, perHour, USUAL_WAY, Optional.empty()));
    }

    /**
     * Takes one request from the budget if there is one and nobody is before the caller.
     *
     * @throws DatabaseException when the database cannot say
     */
    public BudgetDecision acquire(BudgetAsk ask) {
        return database.inTransaction(tx -> acquire(tx, ask));
    }

    private static BudgetDecision acquire(Connection tx, BudgetAsk ask) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedGet("take")
                        .addParam("key", ask.key().value())
                        .addParam("who", ask.who())
                        .addParam(
                                "last",
                                ask.last()
                                        .map(last -> Timestamp.from(last.request()))
                                        .orElse(null))
                        .addParam(
                                "before",
                                ask.last()
                                        .map(BudgetAsk.Answered::before)
                                        .orElse(Duration.ZERO)
                                        .toString())
                        .addParam("perMinute", ask.perMinute())
                        .addParam("perHour", ask.perHour())
                        .addParam("longestWay", ask.longestWay().toString())
                        .execute()
                        .map(RequestBudget::decision)
                        .orElseThrow());
    }

    private static BudgetDecision decision(DbRow row) {
        Optional<Instant> request = RowInstants.optionalInstant(row, "request");
        return request.isPresent()
                ? new BudgetDecision.Granted(request.get())
                : new BudgetDecision.WaitFor(
                        Duration.ofMillis(Math.max(1, row.column("wait_millis").getLong())));
    }

    /**
     * The vendor answered 429: nobody sends with this key for that long, and then at half the pace, which each granted request
     * raises a little again.
     */
    public void throttled(KeyFingerprint key, Duration retryAfter) {
        database.inTransaction(tx -> SQL.in(
                tx,
                db -> db.createNamedInsert("throttled")
                        .addParam("key", key.value())
                        .addParam("retryAfter", retryAfter.toString())
                        .execute()));
    }
}
