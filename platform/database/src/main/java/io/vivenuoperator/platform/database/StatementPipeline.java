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
 * Steps of a transaction that do not wait for each other's answers. They go to the server together, in their order, and each
 * sees what those before it did: for a small batch the way there and back costs more than the work. A step whose rows hold text
 * ends the way early: the driver waits for what may be longer than its buffers.
 */
public final class StatementPipeline {
    private final Optional<TransactionSettings> settings;
    private final List<Sent<?>> together = new ArrayList<>();
    private final List<Sent<?>> alone = new ArrayList<>();

    /** Within a transaction. */
    public StatementPipeline() {
        this(Optional.empty());
    }

    private StatementPipeline(Optional<TransactionSettings> settings) {
        this.settings = settings;
    }

    /** The first of a transaction, which takes its settings along. */
    public static StatementPipeline beginning(TransactionSettings settings) {
        return new StatementPipeline(Optional.of(settings));
    }

    /** What a step will have answered once the round trip is over. */
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

        /** The step's answer. */
        public T answer() {
            return answer.orElseThrow(() -> new IllegalStateException("the round trip was not made"));
        }
    }

    /** One more step. A step that is planned for its batch goes by itself, after the others: only then has it its own plan. */
    public <T> Sent<T> add(PipelinedStatement<T> step) {
        var sent = new Sent<>(step);
        (step.planning() == PlanMode.ONCE ? together : alone).add(sent);
        return sent;
    }

    /** Makes it. Without any step it is none. */
    public void make(Connection tx) throws SQLException {
        if (!together.isEmpty()) {
            send(tx);
        } else if (settings.isPresent()) {
            settings.get().begin(tx);
        }
        for (Sent<?> sent : alone) {
            sent.run(tx);
        }
    }

    private void send(Connection tx) throws SQLException {
        String sql = Stream.concat(
                        settings.map(TransactionSettings::sql).stream(),
                        together.stream().map(sent -> sent.step.sql()))
                .collect(Collectors.joining(";\n"));
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

    /** What the settings answer is of no interest; the first of them answers without rows. */
    private static boolean passOver(int answers, PreparedStatement statement) throws SQLException {
        for (int i = 0; i < answers; i++) {
            statement.getMoreResults();
        }
        return statement.getMoreResults();
    }
}
