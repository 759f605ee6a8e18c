package io.vivenuoperator.load.events;

import io.vivenuoperator.load.events.CostSample.CostSubject;
import io.vivenuoperator.load.program.Processors;
import io.vivenuoperator.load.program.Programs;
import io.vivenuoperator.load.publishing.LogWriter;
import io.vivenuoperator.load.publishing.SampleMessage;
import io.vivenuoperator.load.sender.QueueTable;
import io.vivenuoperator.load.sink.HookAnswer;
import io.vivenuoperator.load.sink.HookBook;
import io.vivenuoperator.load.sink.HookBook.BookSize;
import io.vivenuoperator.load.sink.KeyTurns;
import java.io.IOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The three ways to send, each as a process. */
final class CostSenders implements AutoCloseable {
    private static final int ENDPOINTS = 16;
    private static final int WINDOW = 4;
    private static final int PUBLISHED_AT_ONCE = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration IDLE = Duration.ofSeconds(2);
    private static final double TICKS_PER_SECOND = 100;

    private final EventsStage stage;
    private final int messages;
    private final Process bare;
    private final Process queue;
    private final QueueTable table;
    private long queued;

    private CostSenders(EventsStage stage, int messages, Process bare, Process queue, QueueTable table) {
        this.stage = stage;
        this.messages = messages;
        this.bare = bare;
        this.queue = queue;
        this.table = table;
    }

    static CostSenders start(EventsStage stage, int messages) throws IOException, SQLException {
        var table = new QueueTable(stage.postgres().jdbcUrl());
        table.create();
        return new CostSenders(stage, messages, sender(stage, "send-bare"), sender(stage, "send-queue"), table);
    }

    private static Process sender(EventsStage stage, String name) throws IOException {
        return Programs.start(
                stage.settings().loadJar(),
                stage.run().log(),
                Map.of(
                        "HOOK_PORT", Integer.toString(stage.hooks().address().getPort()),
                        "ENDPOINTS", Integer.toString(ENDPOINTS),
                        "IN_FLIGHT", Integer.toString(ENDPOINTS * WINDOW),
                        "SECRET", HookGroup.SECRET,
                        "JDBC_URL", stage.postgres().jdbcUrl()),
                name);
    }

    /** The messages to each endpoint; its faults are added. */
    CostSample sample(CostSubject subject, List<String> faults) throws IOException, SQLException, InterruptedException {
        var book = new HookBook(
                HookGroup.prefix("cost"),
                new BookSize(ENDPOINTS, messages),
                new KeyTurns(0),
                HookGroup.signature(),
                _ -> HookAnswer.taken(Duration.ZERO));
        System.gc();
        checkpoint();
        return switch (subject) {
            case SERVICE -> ofService(book, faults);
            case BARE -> of(subject, bare, book, faults);
            case QUEUE -> {
                long after = publish(book);
                table.fill(ENDPOINTS, after, SampleMessage.type(book.run(), 0));
                queued += (long) messages * ENDPOINTS;
                yield of(subject, queue, book, faults);
            }
        };
    }

    private CostSample ofService(HookBook book, List<String> faults)
            throws IOException, SQLException, InterruptedException {
        try (HookGroup group = HookGroup.open(stage, book, "{\"maxInFlight\":" + WINDOW + "}", _ -> 0)) {
            var span = new MeteredSpan(stage.service().pid());
            var _ = publish(book);
            long wanted = (long) messages * ENDPOINTS;
            boolean came = HookGroup.comes(() -> book.delivered() >= wanted, PATIENCE);
            CostSample sample = span.end(CostSubject.SERVICE, book);
            DeliveryLedger ledger = group.settle(wanted, PATIENCE);
            faults.addAll(ledger.faults());
            if (!came || ledger.stored() != wanted || ledger.counts().wanted() != wanted) {
                faults.add("not all was delivered and stored: " + ledger);
            }
            return sample;
        }
    }

    private CostSample of(CostSubject subject, Process sender, HookBook book, List<String> faults)
            throws IOException, SQLException, InterruptedException {
        stage.hooks().serve(book::take);
        var span = new MeteredSpan(sender.pid());
        Writer orders = sender.outputWriter();
        orders.write(book.run() + " " + messages + "\n");
        orders.flush();
        long wanted = (long) messages * ENDPOINTS;
        boolean came = HookGroup.comes(() -> book.delivered() >= wanted || !sender.isAlive(), PATIENCE);
        CostSample sample = span.end(subject, book);
        if (!came || book.delivered() != wanted || book.repeats() != 0 || book.forged() != 0 || book.strangers() != 0) {
            faults.add("%s: delivered %d of %d, repeats %d, forged %d, for nobody %d"
                    .formatted(
                            subject.words(),
                            book.delivered(),
                            wanted,
                            book.repeats(),
                            book.forged(),
                            book.strangers()));
        }
        if (subject == CostSubject.QUEUE) {
            requireFinished(faults);
        }
        return sample;
    }

    private void requireFinished(List<String> faults) throws SQLException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        long[] counts = table.counts();
        while (counts[0] > 0 && System.nanoTime() < end) {
            Thread.sleep(10);
            counts = table.counts();
        }
        if (counts[0] != 0 || counts[1] != queued) {
            faults.add("the queue has %d rows left and %d attempts of %d".formatted(counts[0], counts[1], queued));
        }
    }

    private long publish(HookBook book) throws SQLException {
        long after = number("SELECT coalesce(max(seq), 0) FROM message");
        try (var log = new LogWriter(stage.postgres().jdbcUrl())) {
            for (int from = 0; from < messages; from += PUBLISHED_AT_ONCE) {
                log.publish(
                        number -> SampleMessage.of(book.run(), number, 0, 0),
                        from,
                        Math.min(messages, from + PUBLISHED_AT_ONCE));
            }
        }
        return after;
    }

    /** Seconds of the processors that the database takes per second while nothing happens. */
    double idleDatabase() throws IOException, InterruptedException {
        var processors = new Processors(stage.service().pid(), stage.postgres().pid());
        long before = processors.read().postgres();
        Thread.sleep(IDLE);
        return (processors.read().postgres() - before) / TICKS_PER_SECOND / IDLE.toSeconds();
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = stage.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void checkpoint() throws SQLException {
        try (Connection connection = stage.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        }
    }

    /** From now until the last delivery. */
    private final class MeteredSpan {
        private static final String WAL = "SELECT (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::bigint";

        private final Processors processors;
        private final long wal;
        private final long begin;
        private final Processors.Reading before;

        MeteredSpan(long sender) throws IOException, SQLException {
            processors = new Processors(sender, stage.postgres().pid());
            wal = number(WAL);
            begin = System.nanoTime();
            before = processors.read();
        }

        CostSample end(CostSubject subject, HookBook book) throws SQLException {
            Processors.Reading after = processors.read();
            double seconds = (System.nanoTime() - begin) / 1e9;
            return CostSample.between(subject, book.delivered(), seconds, before, after, number(WAL) - wal);
        }
    }

    @Override
    public void close() throws SQLException {
        bare.destroyForcibly();
        queue.destroyForcibly();
        table.close();
    }
}
