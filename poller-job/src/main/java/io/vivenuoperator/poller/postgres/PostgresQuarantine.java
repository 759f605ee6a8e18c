package io.vivenuoperator.poller.postgres;

import io.vivenuoperator.poller.region.ChangeStream;
import io.vivenuoperator.poller.region.QuarantineStore;
import io.vivenuoperator.store.news.FactChanges;
import io.vivenuoperator.store.news.NewsWriter;
import io.vivenuoperator.vendor.vivenu.model.UnreadableRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** A region's records in {@code quarantine}. */
record PostgresQuarantine(RegionTransactions transactions, RecordQuarantine quarantine, NewsWriter news, Clock clock)
        implements QuarantineStore {
    @Override
    public List<String> waiting(ChangeStream stream, int limit) {
        return transactions.read(tx -> quarantine.waiting(tx, stream, limit));
    }

    @Override
    public void keep(ChangeStream stream, UnreadableRecord record) {
        note(stream, List.of(), List.of(record));
    }

    @Override
    public void forget(ChangeStream stream, String id) {
        note(stream, List.of(id), List.of());
    }

    private void note(ChangeStream stream, List<String> readable, List<UnreadableRecord> unreadable) {
        Instant now = clock.instant();
        transactions.write(tx -> news.tell(
                tx, new FactChanges().figuresOf(quarantine.note(tx, stream, readable, unreadable, now)), now));
    }
}
