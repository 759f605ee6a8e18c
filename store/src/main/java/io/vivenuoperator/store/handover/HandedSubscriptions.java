package io.vivenuoperator.store.handover;

import io.helidon.dbclient.DbRow;
import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.store.subscription.EncryptedSecrets;
import io.vivenuoperator.store.subscription.SubscriptionContent;
import io.vivenuoperator.store.subscription.SubscriptionIdentity;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of subscriptions that come from Kubernetes. Whoever reads them keeps others from changing them until the commit. */
public final class HandedSubscriptions {
    private static final NamedStatements SQL = NamedStatements.of(HandedSubscriptions.class);
    private static final String LINE = "\n";

    /** All of them, those that have ended included; one process at a time gets them. */
    public List<HandedRow> all(Connection tx) throws SQLException {
        return SQL.in(tx, db -> {
            db.createNamedQuery("lock").execute().forEach(row -> {});
            return db.createNamedQuery("all")
                    .execute()
                    .map(HandedSubscriptions::row)
                    .toList();
        });
    }

    /** The newest revision of a file that left a row here, a replay's included; 0 for none. */
    public long newest(Connection tx) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedGet("newest")
                        .execute()
                        .orElseThrow()
                        .column("revision")
                        .getLong());
    }

    /**
     * Adds one, or replaces it; it has not ended any more.
     *
     * @return false if a subscription that was made over HTTP has this uid; that one is left alone
     */
    public boolean put(
            Connection tx,
            SubscriptionIdentity identity,
            SubscriptionContent content,
            Optional<String> disabledReason,
            Instant now)
            throws SQLException {
        return 1
                == SQL.in(
                        tx,
                        db -> db.createNamedInsert("put")
                                .addParam("uid", identity.uid())
                                .addParam("namespace", identity.namespace().orElseThrow())
                                .addParam("name", identity.name())
                                .addParam("createdBy", identity.createdBy())
                                .addParam("shard", identity.shard())
                                .addParam("spec", content.spec())
                                .addParam(
                                        "secrets",
                                        content.secrets().orElseThrow().octets())
                                .addParam(
                                        "secretsKey",
                                        content.secrets().orElseThrow().keyId())
                                .addParam("regions", String.join(LINE, content.regions()))
                                .addParam("active", content.active())
                                .addParam("disabledReason", disabledReason.orElse(""))
                                .addParam("now", Timestamp.from(now))
                                .execute());
    }

    /** Nobody wants it any more. Its place in the log stays for a while. */
    public void end(Connection tx, String uid, String spec, Instant now) throws SQLException {
        SQL.in(
                tx,
                db -> db.createNamedUpdate("end")
                        .addParam("uid", uid)
                        .addParam("spec", spec)
                        .addParam("now", Timestamp.from(now))
                        .execute());
    }

    private static HandedRow row(DbRow row) {
        return new HandedRow(
                row.column("uid").getString(),
                row.column("spec").getString(),
                Optional.ofNullable(row.column("secrets_key").get(String.class))
                        .map(key ->
                                new EncryptedSecrets(key, row.column("secrets").get(byte[].class))),
                Optional.ofNullable(row.column("disabled_reason").get(String.class)),
                row.column("active").getBoolean(),
                row.column("ended").getBoolean());
    }
}
