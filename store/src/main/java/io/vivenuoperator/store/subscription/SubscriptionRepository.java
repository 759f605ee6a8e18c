package io.vivenuoperator.store.subscription;

import io.helidon.dbclient.DbRow;
import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.platform.database.RowInstants;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Subscriptions that have not ended. One that ends keeps its row and its position for a while. */
public final class SubscriptionRepository {
    private static final NamedStatements SQL = NamedStatements.of(SubscriptionRepository.class);
    private static final String LINE = "\n";
    private static final Instant FIRST = Instant.EPOCH;

    /** Adds one, with its position in the log. */
    public void create(
            Connection tx, SubscriptionIdentity identity, SubscriptionContent content, StartingPoint start, Instant now)
            throws SQLException {
        SQL.in(
                tx,
                db -> db.createNamedInsert("create")
                        .addParam("uid", identity.uid())
                        .addParam("origin", identity.origin().word())
                        .addParam("namespace", identity.namespace().orElse(""))
                        .addParam("name", identity.name())
                        .addParam("createdBy", identity.createdBy())
                        .addParam("shard", identity.shard())
                        .addParam("spec", content.spec())
                        .addParam("secrets", octets(content))
                        .addParam("secretsKey", keyId(content))
                        .addParam("regions", String.join(LINE, content.regions()))
                        .addParam("active", content.active())
                        .addParam("now", Timestamp.from(now))
                        .execute());
        begin(tx, identity.uid(), start, now);
    }

    /** Gives a new one its first position. */
    public void begin(Connection tx, String uid, StartingPoint start, Instant now) throws SQLException {
        String statement =
                switch (start) {
                    case StartingPoint.FromNow() -> "begin-now";
                    case StartingPoint.FromEarliest() -> "begin-earliest";
                    case StartingPoint.FromTime(var _) -> "begin-at";
                };
        SQL.in(tx, db -> {
            var insert = db.createNamedInsert(statement).addParam("uid", uid);
            return switch (start) {
                case StartingPoint.FromTime(var at) ->
                    insert.addParam("at", Timestamp.from(at)).execute();
                case StartingPoint.FromNow(), StartingPoint.FromEarliest() ->
                    insert.addParam("now", Timestamp.from(now)).execute();
            };
        });
    }

    /** The one with this uid, whoever may see it. */
    public Optional<SubscriptionRecord> find(Connection tx, String uid) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedGet("find")
                        .addParam("uid", uid)
                        .execute()
                        .map(SubscriptionRepository::subscription));
    }

    /** All that are to be delivered to. */
    public List<SubscriptionRecord> active(Connection tx) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedQuery("active")
                        .execute()
                        .map(SubscriptionRepository::subscription)
                        .toList());
    }

    public List<SubscriptionRecord> list(Connection tx, SubscriptionPage page) throws SQLException {
        var after = page.after().orElse(new SubscriptionPage.PagePlace(FIRST, ""));
        return SQL.in(
                tx,
                db -> db.createNamedQuery("list")
                        .addParam("every", page.visible().contains(SubscriptionContent.EVERY_REGION))
                        .addParam("visible", String.join(LINE, page.visible()))
                        .addParam("createdAt", Timestamp.from(after.createdAt()))
                        .addParam("uid", after.uid())
                        .addParam("most", page.most())
                        .execute()
                        .map(SubscriptionRepository::subscription)
                        .toList());
    }

    /** How many one key has made. */
    public long count(Connection tx, String createdBy) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedGet("count")
                        .addParam("createdBy", createdBy)
                        .execute()
                        .orElseThrow()
                        .column("subscriptions")
                        .getLong());
    }

    /**
     * Changes one that was read before. If it becomes active, it is no longer stopped by the service.
     *
     * @return false if somebody else has changed or ended it since
     */
    public boolean change(Connection tx, SubscriptionRecord read, SubscriptionContent content, Instant now)
            throws SQLException {
        return 1
                == SQL.in(
                        tx,
                        db -> db.createNamedUpdate("change")
                                .addParam("uid", read.identity().uid())
                                .addParam("revision", read.revision())
                                .addParam("spec", content.spec())
                                .addParam("secrets", octets(content))
                                .addParam("secretsKey", keyId(content))
                                .addParam("active", content.active())
                                .addParam("now", Timestamp.from(now))
                                .execute());
    }

    /** Lets one go on with the next message, whatever it has missed. */
    public void skipToNow(Connection tx, String uid, Instant now) throws SQLException {
        SQL.in(
                tx,
                db -> db.createNamedUpdate("skip")
                        .addParam("uid", uid)
                        .addParam("now", Timestamp.from(now))
                        .execute());
    }

    /** Nobody wants it any more; returns false if that was so already. */
    public boolean end(Connection tx, String uid, Instant now) throws SQLException {
        return 1
                == SQL.in(
                        tx,
                        db -> db.createNamedUpdate("end")
                                .addParam("uid", uid)
                                .addParam("now", Timestamp.from(now))
                                .execute());
    }

    private static byte[] octets(SubscriptionContent content) {
        return content.secrets().map(EncryptedSecrets::octets).orElse(new byte[0]);
    }

    private static String keyId(SubscriptionContent content) {
        return content.secrets().map(EncryptedSecrets::keyId).orElse("");
    }

    private static SubscriptionRecord subscription(DbRow row) {
        return new SubscriptionRecord(
                new SubscriptionIdentity(
                        row.column("uid").getString(),
                        SubscriptionOrigin.of(row.column("origin").getString()),
                        text(row, "namespace"),
                        row.column("name").getString(),
                        row.column("created_by").getString()),
                new SubscriptionContent(
                        row.column("spec").getString(),
                        text(row, "secrets_key")
                                .map(key -> new EncryptedSecrets(
                                        key, row.column("secrets").get(byte[].class))),
                        lines(row.column("regions").getString()),
                        row.column("active").getBoolean()),
                text(row, "disabled_reason"),
                RowInstants.instant(row, "created_at"),
                RowInstants.instant(row, "changed_at"),
                row.column("revision").getLong());
    }

    private static Optional<String> text(DbRow row, String column) {
        return Optional.ofNullable(row.column(column).get(String.class));
    }

    private static List<String> lines(String joined) {
        return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(LINE, -1));
    }
}
