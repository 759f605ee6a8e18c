package io.vivenuoperator.store.delivery;

import io.vivenuoperator.platform.database.NamedStatements;
import java.sql.Connection;
import java.sql.SQLException;

/** Switches subscriptions off that cannot be delivered. Their position stays. */
public final class SubscriptionSwitch {
    private static final NamedStatements SQL = NamedStatements.of(SubscriptionSwitch.class);

    /**
     * Until somebody enables it again.
     *
     * @param reason one word
     * @return false if it was not active
     */
    public boolean disable(Connection tx, String uid, String reason) throws SQLException {
        return SQL.in(
                        tx,
                        db -> db.createNamedUpdate("disable")
                                .addParam("uid", uid)
                                .addParam("reason", reason)
                                .execute())
                == 1;
    }
}
