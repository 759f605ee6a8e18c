package io.vivenuoperator.load.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the messages of a receiver that tells nothing, what changed, or each ticket as well.
 *
 * @param changes whether there must be messages
 * @param tickets whether each created ticket must have one of its own
 */
record LoggedNews(String jdbcUrl, boolean changes, boolean tickets) implements NewsCheck {
    private static final String OF_TICKETS =
            "SELECT count(*), count(DISTINCT key) FROM message WHERE type = 'ticket.created' AND key LIKE ?";

    @Override
    public long messages() throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                PreparedStatement count = connection.prepareStatement("SELECT count(*) FROM message");
                ResultSet row = count.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public List<String> faults(long before, String run, long created) throws SQLException {
        var faults = new ArrayList<String>();
        long told = messages() - before;
        if (changes && told == 0) {
            faults.add("nothing was told");
        }
        if (!changes && told > 0) {
            faults.add(told + " messages of a receiver that tells nothing");
        }
        long expected = tickets ? created : 0;
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                PreparedStatement count = connection.prepareStatement(OF_TICKETS)) {
            count.setString(1, run + "t%");
            try (ResultSet row = count.executeQuery()) {
                row.next();
                if (row.getLong(1) != expected || row.getLong(2) != expected) {
                    faults.add("%d messages of %d tickets, of %d that were created"
                            .formatted(row.getLong(1), row.getLong(2), expected));
                }
            }
        }
        return faults;
    }
}
