package io.vivenuoperator.load.events;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the service's tables say of a measurement's webhooks. */
record DeliveryRows(Connection tx, HookGroup group) {
    private static final int FETCH = 10_000;

    Map<String, Set<Long>> retrying() throws SQLException {
        return seqs("SELECT subscription_uid, seq FROM retry WHERE subscription_uid = ANY (?)");
    }

    Map<String, Set<Long>> dead() throws SQLException {
        return seqs("SELECT subscription_uid, seq FROM dead_letter WHERE subscription_uid = ANY (?)");
    }

    /** Messages with a stored attempt that succeeded. */
    Map<String, Set<Long>> delivered() throws SQLException {
        return seqs("SELECT subscription_uid, seq FROM attempt WHERE subscription_uid = ANY (?)"
                + " AND status BETWEEN 200 AND 299 AND replay IS NULL");
    }

    /** The positions. */
    Map<String, Long> upto() throws SQLException {
        var upto = new HashMap<String, Long>();
        seqs("SELECT subscription_uid, upto FROM subscription_position WHERE subscription_uid = ANY (?)")
                .forEach((id, seqs) -> seqs.forEach(seq -> upto.put(id, seq)));
        return upto;
    }

    private Map<String, Set<Long>> seqs(String sql) throws SQLException {
        var seqs = new HashMap<String, Set<Long>>();
        Array ids = tx.createArrayOf("text", group.ids().toArray());
        try (PreparedStatement query = tx.prepareStatement(sql)) {
            query.setFetchSize(FETCH);
            query.setArray(1, ids);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    seqs.computeIfAbsent(rows.getString(1), _ -> new HashSet<>())
                            .add(rows.getLong(2));
                }
            }
        }
        return seqs;
    }
}
