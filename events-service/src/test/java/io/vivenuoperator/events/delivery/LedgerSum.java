package io.vivenuoperator.events.delivery;

import io.vivenuoperator.store.TestDatabase;
import java.util.Arrays;

/**
 * What became of every message that a subscription wants, by the tables.
 *
 * @param pending beyond the position
 * @param lost before the position, and in none of the other columns: must be 0
 */
record LedgerSum(long published, long delivered, long retrying, long dead, long pending, long lost) {
    static LedgerSum of(TestDatabase db, String uid) {
        String text = db.text("""
                WITH m AS (
                    SELECT seq,
                           EXISTS (SELECT FROM attempt a WHERE a.subscription_uid = u.uid AND a.seq = m.seq
                                   AND a.reason IS NULL) AS delivered,
                           EXISTS (SELECT FROM retry r WHERE r.subscription_uid = u.uid AND r.seq = m.seq) AS retrying,
                           EXISTS (SELECT FROM dead_letter d WHERE d.subscription_uid = u.uid AND d.seq = m.seq) AS dead,
                           seq > coalesce((SELECT upto FROM subscription_position p WHERE p.subscription_uid = u.uid), 0)
                               AS beyond
                    FROM message m, (SELECT CAST('UID' AS text) AS uid) u)
                SELECT count(*) || ' ' || count(*) FILTER (WHERE delivered)
                    || ' ' || count(*) FILTER (WHERE NOT delivered AND retrying)
                    || ' ' || count(*) FILTER (WHERE NOT delivered AND NOT retrying AND dead)
                    || ' ' || count(*) FILTER (WHERE NOT delivered AND NOT retrying AND NOT dead AND beyond)
                    || ' ' || count(*) FILTER (WHERE NOT delivered AND NOT retrying AND NOT dead AND NOT beyond)
                FROM m""".replace("UID", uid));
        long[] n = Arrays.stream(text.split(" ")).mapToLong(Long::parseLong).toArray();
        return new LedgerSum(n[0], n[1], n[2], n[3], n[4], n[5]);
    }

    boolean isDone() {
        return delivered + dead == published;
    }
}
