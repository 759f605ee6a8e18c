package io.vivenuoperator.store.delivery;

import io.helidon.dbclient.DbRow;
import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.platform.database.RowInstants;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of a subscription's deliveries, for whoever asks. */
public final class DeliveryHistory {
    private static final NamedStatements SQL = NamedStatements.of(DeliveryHistory.class);

    /**
     * The message that something is about; empty fields if the log no longer has it.
     *
     * @param at when it was stored
     */
    public record MessageName(long seq, Optional<String> id, Optional<String> type, Optional<Instant> at) {}

    /** An attempt's place in the order in which they were made. */
    public record AttemptPlace(Instant at, long seq, int number) {
        /** After every attempt. */
        public static final AttemptPlace END =
                new AttemptPlace(Instant.parse("9999-01-01T00:00:00Z"), Long.MAX_VALUE, Integer.MAX_VALUE);
    }

    /**
     * An attempt.
     *
     * @param reason empty if it succeeded
     * @param detail the reason as a sentence, if there is more to say
     */
    public record PastAttempt(
            Instant at,
            MessageName message,
            int number,
            Optional<Integer> status,
            Optional<String> reason,
            Optional<String> detail,
            int millis,
            Optional<String> replay) {
        public AttemptPlace place() {
            return new AttemptPlace(at, message.seq(), number);
        }
    }

    /** A message that was given up. */
    public record DeadLetter(
            MessageName message,
            Instant at,
            int attempts,
            Optional<Integer> status,
            String reason,
            Optional<String> answer) {}

    /** Those before a place, the newest first. */
    public List<PastAttempt> attempts(Connection tx, String uid, AttemptPlace before, int most) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedQuery("attempts")
                        .addParam("uid", uid)
                        .addParam("at", Timestamp.from(before.at()))
                        .addParam("seq", before.seq())
                        .addParam("number", before.number())
                        .addParam("most", most)
                        .execute()
                        .map(row -> new PastAttempt(
                                RowInstants.instant(row, "at"),
                                name(row),
                                row.column("number").getInt(),
                                status(row),
                                text(row, "reason"),
                                text(row, "detail"),
                                row.column("millis").getInt(),
                                text(row, "replay")))
                        .toList());
    }

    /** Dead letters behind a seq, in the order of the log. */
    public List<DeadLetter> deadLetters(Connection tx, String uid, long after, int most) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedQuery("dead-letters")
                        .addParam("uid", uid)
                        .addParam("after", after)
                        .addParam("most", most)
                        .execute()
                        .map(row -> new DeadLetter(
                                name(row),
                                RowInstants.instant(row, "at"),
                                row.column("attempts").getInt(),
                                status(row),
                                row.column("reason").getString(),
                                text(row, "answer")))
                        .toList());
    }

    /** How many dead letters each has; one that is missing has none. */
    public Map<String, Long> dead(Connection tx, Collection<String> uids) throws SQLException {
        Array these = tx.createArrayOf("text", uids.toArray());
        Map<String, Long> dead = new HashMap<>();
        SQL.in(tx, db -> {
            db.createNamedQuery("dead")
                    .addParam("uids", these)
                    .execute()
                    .forEach(row -> dead.put(
                            row.column("subscription_uid").getString(),
                            row.column("dead").getLong()));
            return true;
        });
        return dead;
    }

    private static MessageName name(DbRow row) {
        return new MessageName(
                row.column("seq").getLong(),
                text(row, "id"),
                text(row, "type"),
                RowInstants.optionalInstant(row, "stored_at"));
    }

    private static Optional<Integer> status(DbRow row) {
        return Optional.ofNullable(row.column("status").get(Integer.class));
    }

    private static Optional<String> text(DbRow row, String column) {
        return Optional.ofNullable(row.column(column).get(String.class));
    }
}
