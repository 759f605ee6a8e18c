package io.vivenuoperator.store.delivery;

import io.helidon.dbclient.DbRow;
import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.platform.database.RowInstants;
import io.vivenuoperator.store.delivery.ReplayRecord.ReplayTimes;
import io.vivenuoperator.store.subscription.SubscriptionContent;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Replays: what was asked for, and how far each has got. Delivery moves them on with {@link DeliveryOutcomes}. */
public final class ReplayRows {
    private static final NamedStatements SQL = NamedStatements.of(ReplayRows.class);

    /** Which messages of the span are meant. */
    public enum ReplayPart {
        ALL,
        /** Those that are waiting for another attempt, or are dead letters. */
        FAILED,
        DEAD_LETTERS
    }

    /** How many messages a type and a source have. */
    public record TypeCount(String type, String source, long messages) {}

    /**
     * Asks for one.
     *
     * @param resource the uid of the resource that asks for it
     */
    public void create(Connection tx, String id, String subscription, String spec, Optional<String> resource)
            throws SQLException {
        SQL.in(
                tx,
                db -> db.createNamedInsert("create")
                        .addParam("id", id)
                        .addParam("uid", subscription)
                        .addParam("spec", spec)
                        .addParam("resourceUid", resource.orElse(null))
                        .execute());
    }

    public Optional<ReplayRecord> find(Connection tx, String id) throws SQLException {
        return SQL.in(
                tx, db -> db.createNamedGet("find").addParam("id", id).execute().map(ReplayRows::replay));
    }

    /**
     * Which are wanted, the newest first.
     *
     * @param visible the sources that whoever asks may see; {@link SubscriptionContent#EVERY_REGION} for all
     * @param subscription only its own
     * @param before leaves out this one and those that were asked for after it
     */
    public record ReplayPage(
            List<String> visible, Optional<String> subscription, Optional<ReplayRecord> before, int most) {
        public ReplayPage {
            visible = List.copyOf(visible);
        }
    }

    /** Those of subscriptions that have not ended. */
    public List<ReplayRecord> list(Connection tx, ReplayPage page) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedQuery("list")
                        .addParam("every", page.visible().contains(SubscriptionContent.EVERY_REGION))
                        .addParam("visible", String.join("\n", page.visible()))
                        .addParam("uid", page.subscription().orElse(null))
                        .addParam(
                                "createdAt",
                                page.before()
                                        .map(one -> one.times().created().toString())
                                        .orElse(null))
                        .addParam("id", page.before().map(ReplayRecord::id).orElse(""))
                        .addParam("most", page.most())
                        .execute()
                        .map(ReplayRows::replay)
                        .toList());
    }

    /** Those that are not finished, the oldest first. */
    public List<ReplayRecord> open(Connection tx, Collection<String> subscriptions) throws SQLException {
        Array these = tx.createArrayOf("text", subscriptions.toArray());
        return SQL.in(
                tx,
                db -> db.createNamedQuery("open")
                        .addParam("uids", these)
                        .execute()
                        .map(ReplayRows::replay)
                        .toList());
    }

    /**
     * The messages are counted.
     *
     * @param dryRun then that was all
     */
    public void begin(Connection tx, String id, long matched, boolean dryRun) throws SQLException {
        SQL.in(
                tx,
                db -> db.createNamedUpdate("begin")
                        .addParam("id", id)
                        .addParam("matched", matched)
                        .addParam("counted", dryRun)
                        .execute());
    }

    /**
     * What was made of it so far, by its attempts.
     *
     * @param sent messages whose first attempt succeeded
     * @param failed those whose first attempt failed
     * @param beyond of both, those beyond its position
     */
    public record ReplayPast(long sent, long failed, Set<Long> beyond) {
        public static final ReplayPast NONE = new ReplayPast(0, 0, Set.of());

        public ReplayPast {
            beyond = Set.copyOf(beyond);
        }
    }

    /** Exact also after a kill, when what was stored of its place and counts is older than its last attempts. */
    public ReplayPast past(Connection tx, ReplayRecord replay) throws SQLException {
        Optional<Instant> started = replay.times().started();
        if (started.isEmpty()) {
            return ReplayPast.NONE;
        }
        Timestamp since = Timestamp.from(started.get());
        return SQL.in(tx, db -> {
            Set<Long> beyond = db.createNamedQuery("past-beyond")
                    .addParam("uid", replay.subscription())
                    .addParam("started", since)
                    .addParam("id", replay.id())
                    .addParam("position", replay.position())
                    .execute()
                    .map(row -> row.column("seq").getLong())
                    .collect(Collectors.toSet());
            return db.createNamedGet("past")
                    .addParam("uid", replay.subscription())
                    .addParam("started", since)
                    .addParam("id", replay.id())
                    .execute()
                    .map(row -> new ReplayPast(
                            row.column("sent").getLong(), row.column("failed").getLong(), beyond))
                    .orElse(ReplayPast.NONE);
        });
    }

    /** It cannot go on. */
    public void fail(Connection tx, String id) throws SQLException {
        SQL.in(tx, db -> db.createNamedUpdate("fail").addParam("id", id).execute());
    }

    /**
     * Nobody wants it any more.
     *
     * @return false if it had ended
     */
    public boolean stop(Connection tx, String id) throws SQLException {
        return SQL.in(tx, db -> db.createNamedUpdate("stop").addParam("id", id).execute()) == 1;
    }

    /** The messages of a span of time, by type and source. */
    public List<TypeCount> count(Connection tx, String subscription, Instant from, Instant to, ReplayPart part)
            throws SQLException {
        return SQL.in(tx, db -> {
            var query =
                    switch (part) {
                        case ALL -> db.createNamedQuery("count-all");
                        case FAILED -> db.createNamedQuery("count-failed").addParam("uid", subscription);
                        case DEAD_LETTERS -> db.createNamedQuery("count-dead").addParam("uid", subscription);
                    };
            return query.addParam("from", Timestamp.from(from))
                    .addParam("to", Timestamp.from(to))
                    .execute()
                    .map(row -> new TypeCount(
                            row.column("type").getString(),
                            row.column("source").getString(),
                            row.column("messages").getLong()))
                    .toList();
        });
    }

    /** Which of these messages belong to the part. */
    public Set<Long> among(Connection tx, String subscription, Collection<Long> seqs, ReplayPart part)
            throws SQLException {
        if (part == ReplayPart.ALL) {
            return Set.copyOf(seqs);
        }
        Array these = tx.createArrayOf("int8", seqs.toArray());
        Set<Long> among = new HashSet<>(seqs("dead", tx, subscription, these));
        if (part == ReplayPart.FAILED) {
            among.addAll(seqs("failed", tx, subscription, these));
        }
        return among;
    }

    private static List<Long> seqs(String statement, Connection tx, String subscription, Array these)
            throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedQuery(statement)
                        .addParam("uid", subscription)
                        .addParam("seqs", these)
                        .execute()
                        .map(row -> row.column("seq").getLong())
                        .toList());
    }

    private static ReplayRecord replay(DbRow row) {
        return new ReplayRecord(
                row.column("id").getString(),
                row.column("subscription_uid").getString(),
                row.column("spec").getString(),
                row.column("state").getString(),
                Optional.ofNullable(row.column("matched").get(Long.class)),
                row.column("sent").getLong(),
                row.column("failed").getLong(),
                row.column("position").getLong(),
                new ReplayTimes(
                        RowInstants.instant(row, "created_at"),
                        RowInstants.optionalInstant(row, "started_at"),
                        RowInstants.optionalInstant(row, "finished_at")),
                Optional.ofNullable(row.column("resource_uid").get(String.class)));
    }
}
