package io.vivenuoperator.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Statements of a transaction that do not wait for each other's results. They are sent together, in order, and each sees
 * the effects of those before it: for a small batch the round trip costs more than the work. A statement that returns text
 * ends the trip early, because the driver waits for results that may exceed its buffers.
 */
public final class StatementPipeline {
    private final Optional<TransactionSettings> settings;
    private final List<Sent<?>> together = new ArrayList<>();
    private final List<Sent<?>> alone = new ArrayList<>();

    /** Starts within a transaction. */
    public StatementPipeline() {
        this(Optional.empty());
    }

    private StatementPipeline(Optional<TransactionSettings> settings) {
        this.settings = settings;
    }

    /** Starts a transaction and sends its settings along. */
    public static StatementPipeline beginning(TransactionSettings settings) {
        return new StatementPipeline(Optional.of(settings));
    }

    /** A statement's result, available after the round trip. */
    public static final class Sent<T> {
        private final PipelinedStatement<T> step;
        private Optional<T> answer = Optional.empty();

        private Sent(PipelinedStatement<T> step) {
            this.step = step;
        }

        private void read(ResultSet rows) throws SQLException {
            answer = Optional.of(step.reading().read(rows));
        }

        private void run(Connection tx) throws SQLException {
            answer = Optional.of(step.run(tx));
        }

        /** The statement's result. */
        public T answer() {
            return answer.orElseThrow(() -> new IllegalStateException("the round trip was not made"));
        }
    }

    /**
     * Adds a statement. One that is planned for its batch is sent separately, after the others: only then does it get its
     * own plan.
     */
    public <T> Sent<T> add(PipelinedStatement<T> step) {
        var sent = new Sent<>(step);
        (step.planning() == PlanMode.ONCE ? together : alone).add(sent);
        return sent;
    }

    /** Makes the round trip; without statements there is none. */
    public void make(Connection tx) throws SQLException {
        if (!together.isEmpty()) {
            send(tx, "");
        } else if (settings.isPresent()) {
            settings.get().begin(tx);
        }
        for (Sent<?> sent : alone) {
            sent.run(tx);
        }
    }

    /**
     * Makes the round trip and commits with it, for statements that are not planned for their batch. If one fails, the server
     * passes over the commit, and the transaction is left to be rolled back.
     */
    public void makeAndCommit(Connection tx) throws SQLException {
        if (together.isEmpty() || !alone.isEmpty()) {
            throw new IllegalStateException("what commits is one trip");
        }
        send(tx, ";\nCOMMIT");
    }

    private void send(Connection tx, String end) throws SQLException {
        String sql = Stream.concat(
                        settings.map(TransactionSettings::sql).stream(),
                        together.stream().map(sent -> sent.step.sql()))
                .collect(Collectors.joining(";\n", "", end));
        try (PreparedStatement statement = tx.prepareStatement(sql)) {
            var parameters = new StatementParameters(statement);
            for (Sent<?> sent : together) {
                sent.step.values().set(parameters);
            }
            boolean rows = statement.execute();
            if (settings.isPresent()) {
                rows = passOver(settings.get().answers(), statement);
            }
            for (Sent<?> sent : together) {
                if (!rows) {
                    throw new IllegalStateException("a step returned no rows");
                }
                try (ResultSet answer = statement.getResultSet()) {
                    sent.read(answer);
                }
                rows = statement.getMoreResults();
            }
        }
    }

    /** Ignores the results of the settings; the first of them returns no rows. */
    private static boolean passOver(int answers, PreparedStatement statement) throws SQLException {
        for (int i = 0; i < answers; i++) {
            statement.getMoreResults();
        }
        return statement.getMoreResults();
    }
}
