package io.vivenuoperator.store.activity;

import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.platform.database.RowInstants;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;

/** Counts of messages and of attempts to deliver them, by steps of time; steps without any are left out. */
public final class ActivityQueries {
    private static final NamedStatements SQL = NamedStatements.of(ActivityQueries.class);
    private static final String EVERY = "*";

    private ActivityQueries() {}

    /** What was published. Nothing is published by a subscription. */
    public static List<ActivityCount> published(Connection tx, ActivityQuestion question) throws SQLException {
        return question.by() == ActivityGroup.SUBSCRIPTION
                ? List.of()
                : counts(tx, "published-by-" + question.by().word(), question);
    }

    /** Attempts to deliver. */
    public static List<ActivityCount> delivered(Connection tx, ActivityQuestion question) throws SQLException {
        return counts(tx, "delivered-by-" + question.by().word(), question);
    }

    private static List<ActivityCount> counts(Connection tx, String statement, ActivityQuestion question)
            throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedQuery(statement)
                        .addParam("from", Timestamp.from(question.from()))
                        .addParam("to", Timestamp.from(question.to()))
                        .addParam("step", question.step().toString())
                        .addParam("every", question.visible().contains(EVERY))
                        .addParam("visible", String.join("\n", question.visible()))
                        .execute()
                        .map(row -> new ActivityCount(
                                RowInstants.instant(row, "step"),
                                row.column("name").getString(),
                                row.column("done").getLong(),
                                row.column("failed").getLong()))
                        .toList());
    }
}
