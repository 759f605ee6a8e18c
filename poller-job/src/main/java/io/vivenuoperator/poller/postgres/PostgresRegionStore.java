package io.vivenuoperator.poller.postgres;

import io.vivenuoperator.poller.region.CursorUpdate;
import io.vivenuoperator.poller.region.PageSink;
import io.vivenuoperator.poller.region.RegionStore;
import io.vivenuoperator.store.news.NewsChoice;
import io.vivenuoperator.store.news.NewsWriter;
import io.vivenuoperator.vendor.vivenu.model.Event;
import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.model.Ticket;
import java.time.Clock;
import java.time.Instant;

/** A region's data in PostgreSQL. */
public final class PostgresRegionStore {
    private PostgresRegionStore() {}

    /**
     * The data of the run's region, within transactions such as {@link LeasedTransactions}.
     *
     * @param choice what is told of that which changes
     * @param missed where changes are noted that no webhook has told
     */
    public static RegionStore of(
            LeasedRun run, RegionTransactions transactions, NewsChoice choice, MissedChanges missed, Clock clock) {
        String region = run.lease().region();
        var progress = new FullSyncProgressStore(region, run.id());
        var news = new NewsWriter(choice);
        var pages = new PageWriter(region, news, missed);
        var cursors = new CursorWriter(region);
        return new RegionStore(
                new PostgresCursors(transactions, region, cursors, news, clock),
                new EventPages(transactions, pages, cursors, clock),
                new TicketPages(transactions, pages, cursors, clock),
                new PostgresFullSync(transactions, region, progress, cursors, news, clock),
                new PostgresEventList(transactions, region, progress, pages, news, clock),
                new PostgresVerification(transactions, region, progress, pages, news, clock),
                new PostgresQuarantine(transactions, new RecordQuarantine(region), news, clock));
    }

    private record EventPages(RegionTransactions transactions, PageWriter pages, CursorWriter cursors, Clock clock)
            implements PageSink<Event> {
        @Override
        public void store(RecordPage<Event> page, CursorUpdate advance) {
            Instant now = clock.instant();
            transactions.write(tx -> {
                cursors.events(tx, advance);
                pages.events(tx, page, now);
            });
        }
    }

    private record TicketPages(RegionTransactions transactions, PageWriter pages, CursorWriter cursors, Clock clock)
            implements PageSink<Ticket> {
        @Override
        public void store(RecordPage<Ticket> page, CursorUpdate advance) {
            Instant now = clock.instant();
            transactions.write(tx -> {
                cursors.tickets(tx, advance);
                pages.tickets(tx, page, now);
            });
        }
    }
}
