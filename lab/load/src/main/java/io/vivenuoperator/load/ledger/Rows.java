package io.vivenuoperator.load.ledger;

import io.vivenuoperator.load.delivery.Deliveries;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.OptionalInt;

/** Reads a run's rows through the public views. */
public final class Rows {
    private static final String DELIVERIES =
            "SELECT region, delivery_id FROM webhook_deliveries WHERE delivery_id LIKE ?";
    private static final String SOLD = "SELECT coalesce(sum(sold), 0) FROM current_sales WHERE event_id LIKE ?";
    private static final int FETCH = 10_000;

    private final String jdbcUrl;

    public Rows(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
    }

    /** The figures' count for events shared with other runs; read it before a run, and pass it in after it. */
    public long sold(String catalogue) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
            return sold(connection, catalogue);
        }
    }

    /**
     * The rows of a run with its own events.
     *
     * @param sent numbers from here on were never sent
     */
    public Found find(Deliveries deliveries, int sent) throws SQLException {
        return find(deliveries, sent, 0);
    }

    /**
     * The rows of a run.
     *
     * @param sent numbers from here on were never sent
     * @param soldBefore the figures' count before the run
     */
    public Found find(Deliveries deliveries, int sent, long soldBefore) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
            // A cursor needs a transaction.
            connection.setAutoCommit(false);
            long sold = sold(connection, deliveries.catalogue()) - soldBefore;
            return rows(connection, deliveries, sent, sold);
        }
    }

    private static long sold(Connection connection, String run) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(SOLD)) {
            query.setString(1, run + "%");
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static Found rows(Connection connection, Deliveries deliveries, int sent, long sold) throws SQLException {
        var numbers = new BitSet(sent);
        long duplicates = 0;
        long strangers = 0;
        try (PreparedStatement query = connection.prepareStatement(DELIVERIES)) {
            query.setFetchSize(FETCH);
            query.setString(1, deliveries.run() + "%");
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    int number = Integer.parseInt(
                            rows.getString(2).substring(deliveries.run().length()));
                    if (number >= sent || !deliveries.region(number).equals(rows.getString(1))) {
                        strangers++;
                    } else if (numbers.get(number)) {
                        duplicates++;
                    } else {
                        numbers.set(number);
                    }
                }
            }
        }
        return new Found(numbers, duplicates, strangers, tickets(deliveries, numbers), sold);
    }

    private static long tickets(Deliveries deliveries, BitSet numbers) {
        return numbers.stream()
                .mapToObj(deliveries::ticket)
                .flatMapToInt(OptionalInt::stream)
                .distinct()
                .count();
    }
}
