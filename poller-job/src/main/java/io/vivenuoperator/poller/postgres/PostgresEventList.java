package io.vivenuoperator.poller.postgres;

import io.vivenuoperator.poller.region.EventListStore;
import io.vivenuoperator.store.event.EventRepository;
import io.vivenuoperator.store.news.FactChanges;
import io.vivenuoperator.store.news.NewsWriter;
import io.vivenuoperator.vendor.vivenu.model.Event;
import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.paging.PagePosition;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A region's events as the vendor lists them. */
record PostgresEventList(
        RegionTransactions transactions,
        String region,
        FullSyncProgressStore progress,
        PageWriter pages,
        NewsWriter news,
        Clock clock)
        implements EventListStore {
    private static final EventRepository EVENTS = new EventRepository();

    @Override
    public void storeListed(RecordPage<Event> page, Set<String> eventIds, PagePosition next) {
        Instant now = clock.instant();
        transactions.write(tx -> {
            progress.listed(tx, eventIds, next);
            pages.events(tx, page, now);
        });
    }

    @Override
    public int end(Set<String> eventIdsAtVendor, Instant listingStartedAt) {
        Instant now = clock.instant();
        return transactions.writeReturning(tx -> {
            progress.allListed(tx);
            return markVanished(tx, eventIdsAtVendor, listingStartedAt, now);
        });
    }

    @Override
    public void end() {
        transactions.write(progress::allListed);
    }

    @Override
    public int markVanished(Set<String> eventIdsAtVendor, Instant listingStartedAt) {
        Instant now = clock.instant();
        return transactions.writeReturning(tx -> markVanished(tx, eventIdsAtVendor, listingStartedAt, now));
    }

    private int markVanished(Connection tx, Set<String> eventIdsAtVendor, Instant listingStartedAt, Instant now)
            throws SQLException {
        List<String> vanished = EVENTS.markVanished(tx, region, eventIdsAtVendor, listingStartedAt, now);
        news.tell(tx, new FactChanges().vanished(region, vanished), now);
        return vanished.size();
    }

    @Override
    public Set<String> goneSince(Instant since) {
        return transactions.read(tx -> EVENTS.goneSince(tx, region, since));
    }

    @Override
    public long count() {
        return transactions.read(tx -> EVENTS.count(tx, region));
    }
}
