package io.vivenuoperator.e2e.dashboard;

import java.time.Instant;

/** Grafana's part of a query: its macros and variables, filled in as Grafana does. */
record GrafanaSql(Instant from, Instant to, String region, String event, String other) {
    String filledIn(String sql) {
        return sql.replace("$__timeFrom()", "'" + from + "'")
                .replace("$__timeTo()", "'" + to + "'")
                .replace("${interval}", "1 hour")
                .replace("${region:sqlstring}", region)
                .replace("${event:sqlstring}", event)
                .replace("${other:csv}", other);
    }
}
