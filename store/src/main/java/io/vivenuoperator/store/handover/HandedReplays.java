package io.vivenuoperator.store.handover;

import io.vivenuoperator.platform.database.NamedStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;

/** The rows of replays that come from Kubernetes. */
public final class HandedReplays {
    private static final NamedStatements SQL = NamedStatements.of(HandedReplays.class);
    private static final String LINE = "\n";

    /**
     * Adds one unless it is there.
     *
     * @param uid of the resource; also the replay's id
     * @param spec JSON: from, to, types, regions, only, ratePerSecond, dryRun
     */
    public boolean add(Connection tx, String uid, String subscription, String spec, Instant now) throws SQLException {
        return 1
                == SQL.in(
                        tx,
                        db -> db.createNamedInsert("add")
                                .addParam("uid", uid)
                                .addParam("subscription", subscription)
                                .addParam("spec", spec)
                                .addParam("now", Timestamp.from(now))
                                .execute());
    }

    /** Stops all that have not ended, but for these. */
    public long stopAllBut(Connection tx, Collection<String> uids, Instant now) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedUpdate("stop")
                        .addParam("uids", String.join(LINE, uids))
                        .addParam("now", Timestamp.from(now))
                        .execute());
    }

    /**
     * Deletes some that have ended, but for these, which would be added again and begin anew.
     *
     * @param before when they ended
     * @param most how many
     */
    public long forgetAllBut(Connection tx, Collection<String> uids, Instant before, int most) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedDelete("forget")
                        .addParam("uids", String.join(LINE, uids))
                        .addParam("before", Timestamp.from(before))
                        .addParam("most", most)
                        .execute());
    }
}
