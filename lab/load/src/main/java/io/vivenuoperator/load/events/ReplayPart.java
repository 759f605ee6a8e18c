package io.vivenuoperator.load.events;

import io.vivenuoperator.load.goal.MeasuredGoal;
import io.vivenuoperator.load.settings.Variables;
import io.vivenuoperator.load.sink.HookBook;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.UUID;

/** Replays what a webhook has had: counted first, then sent once more at a rate. */
record ReplayPart(HookGroup group, PrintStream out, List<MeasuredGoal> goals, List<String> faults) {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final double DRY_RUN_SECONDS = 1.5;
    /** 100,000 in five minutes. */
    private static final double RATE = 333;

    private static final String CREATE = """
            INSERT INTO replay (id, subscription_uid, spec, state, created_at)
            VALUES (?, ?, ?, 'Pending', clock_timestamp())
            """;
    private static final String FIND = "SELECT state, matched, sent, failed FROM replay WHERE id = ?";

    /** As it stands. */
    private record ReplayState(String state, long matched, long sent, long failed) {}

    void replay(Variables variables) throws IOException, SQLException, InterruptedException {
        StoredMessages stored = DeliveryLedger.of(group).published();
        int all = stored.numbers().cardinality();
        int count = Math.min(all, variables.number("REPLAYED", 10_000, 100, 10_000_000));
        int rate = variables.number("REPLAY_RATE", 500, 1, 100_000);
        long begin = System.nanoTime();
        ReplayState dry = run(stored, all, rate, true);
        double dryRun = (System.nanoTime() - begin) / 1e9;
        expect(dry.matched() == all, "a dry run counts " + dry.matched() + " of " + all);
        begin = System.nanoTime();
        ReplayState done = run(stored, count, rate, false);
        double seconds = (System.nanoTime() - begin) / 1e9;
        HookBook book = group.book();
        expect(
                done.sent() == count && done.failed() == 0 && book.replayed() == count,
                "replayed %d, sent %d and failed %d of %d"
                        .formatted(book.replayed(), done.sent(), done.failed(), count));
        out.printf(
                Locale.ROOT,
                "replay: dry run over %,d in %.2f s; %,d in %.1f s, %.0f/s of %d/s; requests %d, different ids %d%n",
                all,
                dryRun,
                count,
                seconds,
                count / seconds,
                rate,
                book.replayedHits(),
                book.replayed());
        goals.add(MeasuredGoal.atMost(
                "dry run of a replay of %,d, s (looked for every half a second)".formatted(all),
                OptionalDouble.of(dryRun),
                DRY_RUN_SECONDS));
        goals.add(MeasuredGoal.atLeast(
                "replayed a second (100,000 in 5 minutes)", OptionalDouble.of(count / seconds), RATE));
    }

    private void expect(boolean good, String otherwise) {
        if (!good) {
            faults.add(otherwise);
        }
    }

    /** Of the first messages; returns when it has ended. */
    private ReplayState run(StoredMessages stored, int count, int rate, boolean dryRun)
            throws SQLException, InterruptedException {
        String id = UUID.randomUUID().toString();
        String spec = "{\"from\":\"%s\",\"to\":\"%s\",\"types\":[],\"only\":\"All\",\"ratePerSecond\":%d,\"dryRun\":%s}"
                .formatted(instant(stored.micros(0)), instant(stored.micros(count - 1) + 1), rate, dryRun);
        try (Connection connection = group.stage().connect();
                PreparedStatement create = connection.prepareStatement(CREATE)) {
            create.setString(1, id);
            create.setString(2, group.ids().getFirst());
            create.setString(3, spec);
            create.executeUpdate();
            long end = System.nanoTime() + PATIENCE.toNanos();
            ReplayState state = state(connection, id);
            while (!state.state().equals("Complete") && System.nanoTime() < end) {
                Thread.sleep(20);
                state = state(connection, id);
            }
            expect(state.state().equals("Complete"), "a replay is " + state.state() + " after " + PATIENCE);
            return state;
        }
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static ReplayState state(Connection connection, String id) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setString(1, id);
            try (ResultSet row = find.executeQuery()) {
                row.next();
                return new ReplayState(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4));
            }
        }
    }
}
