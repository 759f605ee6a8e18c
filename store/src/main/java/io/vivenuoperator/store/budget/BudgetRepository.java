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
 * The requests that an API key may still send, shared by all processes with the key. A log of granted requests in one row
 * gives exact limits: in no minute and no hour does the vendor see more than allowed, and nothing is lost to smoothing. All
 * times are the database's, so the processes' clocks do not matter. Refused callers wait in a queue, so that regions with
 * the same key take turns.
 */
public final class BudgetRepository {
    /** The vendor sees a request within this time of its grant, for callers that never report its answer. */
    private static final Duration USUAL_WAY = Duration.ofSeconds(2);

    private static final NamedStatements SQL = NamedStatements.of(BudgetRepository.class);

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
                        .map(BudgetRepository::decision)
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
     * The vendor answered 429: nobody uses this key for that long, and then at half the rate, which rises a little with
     * each granted request.
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
