package io.vivenuoperator.poller.reading;

import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.platform.httpclient.failure.ForeignAnswerException;
import io.vivenuoperator.poller.postgres.LeaseResult;
import io.vivenuoperator.poller.postgres.LeasedRun;
import io.vivenuoperator.poller.postgres.LeasedTransactions;
import io.vivenuoperator.poller.postgres.MissedChanges;
import io.vivenuoperator.poller.postgres.PostgresRegionStore;
import io.vivenuoperator.poller.postgres.RunRegistry;
import io.vivenuoperator.poller.region.CursorUpdate;
import io.vivenuoperator.poller.region.RegionStore;
import io.vivenuoperator.poller.webhook.Mailbox;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.news.NewsChoice;
import io.vivenuoperator.vendor.vivenu.json.AnswerReader;
import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.record.RecordReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A region's two inputs: the poller's reader and store, and the receiver's. */
final class Ways {
    private static final AnswerReader ANSWERS = new AnswerReader();

    private final RegionStore polls;
    private final Mailbox webhooks;
    private final String region;
    private int deliveries;

    Ways(TestDatabase database, Mailbox webhooks, String region, Clock clock) {
        this.webhooks = webhooks;
        this.region = region;
        LeasedRun run = run(database, region, clock);
        this.polls = PostgresRegionStore.of(
                run,
                new LeasedTransactions(database.database(), run),
                NewsChoice.EVERYTHING,
                MissedChanges.NOT_COUNTED,
                clock);
    }

    private static LeasedRun run(TestDatabase database, String region, Clock clock) {
        var book = new RunRegistry(database.database(), Duration.ofHours(1), NewsChoice.EVERYTHING);
        return switch (book.begin(region, RunKind.FULL, "test", clock.instant())) {
            case LeaseResult.Begun(var run) -> run;
            case LeaseResult.Held held -> throw new IllegalStateException(held.holder());
        };
    }

    void pollEvents(List<String> records) {
        polls.events().store(page(records, RecordReader.EVENT), new CursorUpdate.Nowhere());
    }

    void pollTickets(List<String> records) {
        polls.tickets().store(page(records, RecordReader.TICKET), new CursorUpdate.Nowhere());
    }

    /** What a poll reads from a page with these records. */
    static <T> RecordPage<T> page(List<String> records, RecordReader<T> reading) {
        try {
            return ANSWERS.pages("rows", reading).read(new ByteArrayInputStream(rows(records)));
        } catch (IOException | ForeignAnswerException e) {
            throw new AssertionError(e);
        }
    }

    void tellEvents(List<String> records) {
        tell("event.updated", "event", records);
    }

    void tellTickets(List<String> records) {
        tell("ticket.updated", "ticket", records);
    }

    private void tell(String type, String field, List<String> records) {
        webhooks.receive(
                region, records.stream().map(each -> body(type, field, each)).toList());
    }

    private byte[] body(String type, String field, String record) {
        return webhook(region + '-' + deliveries++, type, field, record);
    }

    static byte[] rows(List<String> records) {
        return bytes("{\"rows\":[" + String.join(",", records) + "],\"total\":" + records.size() + '}');
    }

    static byte[] webhook(String id, String type, String field, String record) {
        return bytes("{\"id\":\"" + id + "\",\"type\":\"" + type + "\",\"data\":{\"" + field + "\":" + record + "}}");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
