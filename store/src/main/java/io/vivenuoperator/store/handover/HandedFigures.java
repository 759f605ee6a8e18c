package io.vivenuoperator.store.handover;

import io.helidon.dbclient.DbRow;
import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.platform.database.RowInstants;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the tables say of the subscriptions and replays that come from Kubernetes. */
public final class HandedFigures {
    private static final NamedStatements SQL = NamedStatements.of(HandedFigures.class);

    /**
     * A subscription that has not ended.
     *
     * @param delivered attempts of the hour, which ends a minute ago at most where they are many; empty while they are not counted
     * @param failed attempts of the same hour
     * @param replay name of one that is under way
     */
    public record SubscriptionFigures(
            String uid,
            boolean active,
            Optional<String> disabledReason,
            long dead,
            Optional<Long> delivered,
            Optional<Long> failed,
            Optional<String> replay,
            Optional<LastAttempt> success,
            Optional<LastAttempt> failure) {}

    /**
     * The newest attempt of its kind.
     *
     * @param reason empty for a success
     * @param detail the reason as a sentence, if there is more to say
     * @param next when the same message is tried again
     */
    public record LastAttempt(
            Instant at,
            Optional<Integer> status,
            Optional<String> reason,
            Optional<String> detail,
            long millis,
            int number,
            Optional<Instant> next) {}

    /** A replay; what is not known yet is empty. */
    public record ReplayFigures(
            String uid,
            String state,
            Optional<Long> matched,
            long sent,
            long failed,
            long position,
            Optional<Instant> started,
            Optional<Instant> finished) {}

    /**
     * All that have not ended.
     *
     * @param counting attempts are counted from here on, for an hour
     * @param looking the newest attempts are looked for from here on
     */
    public List<SubscriptionFigures> subscriptions(Connection tx, Instant counting, Instant looking)
            throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedQuery("subscriptions")
                        .addParam("counting", Timestamp.from(counting))
                        .addParam("looking", Timestamp.from(looking))
                        .execute()
                        .map(HandedFigures::subscription)
                        .toList());
    }

    private static SubscriptionFigures subscription(DbRow row) {
        return new SubscriptionFigures(
                row.column("uid").getString(),
                row.column("active").getBoolean(),
                Optional.ofNullable(row.column("disabled_reason").get(String.class)),
                row.column("dead").getLong(),
                Optional.ofNullable(row.column("delivered").get(Long.class)),
                Optional.ofNullable(row.column("failed").get(Long.class)),
                Optional.ofNullable(row.column("replay").get(String.class)),
                attempt(row, "success_"),
                attempt(row, "failure_"));
    }

    private static Optional<LastAttempt> attempt(DbRow row, String prefix) {
        return RowInstants.optionalInstant(row, prefix + "at")
                .map(at -> new LastAttempt(
                        at,
                        Optional.ofNullable(row.column(prefix + "status").get(Integer.class)),
                        Optional.ofNullable(row.column(prefix + "reason").get(String.class)),
                        Optional.ofNullable(row.column(prefix + "detail").get(String.class)),
                        row.column(prefix + "millis").getInt(),
                        row.column(prefix + "number").getInt(),
                        RowInstants.optionalInstant(row, prefix + "next")));
    }

    /** When the first message after a place was stored; empty if there is none. */
    public Optional<Instant> firstAfter(Connection tx, long position) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedGet("first-after")
                        .addParam("position", position)
                        .execute()
                        .map(row -> RowInstants.instant(row, "at")));
    }

    /** Those that are under way, or ended since. */
    public List<ReplayFigures> replays(Connection tx, Instant since) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedQuery("replays")
                        .addParam("since", Timestamp.from(since))
                        .execute()
                        .map(row -> new ReplayFigures(
                                row.column("resource_uid").getString(),
                                row.column("state").getString(),
                                Optional.ofNullable(row.column("matched").get(Long.class)),
                                row.column("sent").getLong(),
                                row.column("failed").getLong(),
                                row.column("position").getLong(),
                                RowInstants.optionalInstant(row, "started_at"),
                                RowInstants.optionalInstant(row, "finished_at")))
                        .toList());
    }
}
