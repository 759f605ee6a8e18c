package io.vivenuoperator.load.sale;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Queries the public views repeatedly, until the sale is visible. */
final class Reader implements AutoCloseable {
    private static final String TICKET_AND_FIGURES = """
            SELECT s.sold
            FROM tickets t
            JOIN current_sales s USING (region, event_id, ticket_type_id)
            WHERE t.region = ? AND t.ticket_id = ? AND t.status IN ('VALID', 'DETAILSREQUIRED')
            """;
    private static final int LOOK_AGAIN_MILLIS = 1;

    private final Connection connection;
    private final PreparedStatement query;

    Reader(String jdbcUrl) throws SQLException {
        connection = DriverManager.getConnection(jdbcUrl);
        query = connection.prepareStatement(TICKET_AND_FIGURES);
    }

    /** False if it is not visible by the deadline (System.nanoTime). */
    boolean awaitSold(String region, String ticketId, long deadline) throws SQLException, InterruptedException {
        while (!isSold(region, ticketId)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        return true;
    }

    private boolean isSold(String region, String ticketId) throws SQLException {
        query.setString(1, region);
        query.setString(2, ticketId);
        try (ResultSet row = query.executeQuery()) {
            return row.next() && row.getInt(1) > 0;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
