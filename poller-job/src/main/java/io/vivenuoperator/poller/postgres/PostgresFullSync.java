package io.vivenuoperator.poller.postgres;

import io.vivenuoperator.poller.region.FullSyncProgress;
import io.vivenuoperator.poller.region.FullSyncResult;
import io.vivenuoperator.poller.region.FullSyncStore;
import io.vivenuoperator.store.news.NewsWriter;
import io.vivenuoperator.store.region.WatchedSince;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** A region's full sync in {@code full_run}. */
final class PostgresFullSync implements FullSyncStore {
    private final RegionTransactions transactions;
    private final String region;
    private final FullSyncProgressStore progress;
    private final CursorWriter cursors;
    private final NewsWriter news;
    private final Clock clock;
    private final RecordQuarantine quarantine;
    private final WatchedSince watchedSince = new WatchedSince();

    PostgresFullSync(
            RegionTransactions transactions,
            String region,
            FullSyncProgressStore progress,
            CursorWriter cursors,
            NewsWriter news,
            Clock clock) {
        this.transactions = transactions;
        this.region = region;
        this.progress = progress;
        this.cursors = cursors;
        this.news = news;
        this.clock = clock;
        this.quarantine = new RecordQuarantine(region);
    }

    @Override
    public FullSyncProgress startOrResume() {
        Instant now = clock.instant();
        return transactions.writeReturning(tx -> progress.startOrResume(tx, now));
    }

    @Override
    public Optional<FullSyncProgress> withEventsLeft() {
        return transactions.read(progress::withEventsLeft);
    }

    @Override
    public boolean owesEvents() {
        return transactions.read(progress::owesEvents);
    }

    @Override
    public void begunAtVendor(Instant vendorTime) {
        transactions.write(tx -> {
            progress.begunAtVendor(tx, vendorTime);
            watchedSince.inVendorsTime(tx, region, vendorTime);
        });
    }

    @Override
    public void end(FullSyncResult end) {
        Instant now = clock.instant();
        transactions.write(tx -> {
            if (end.readUntil().isPresent()
                    && cursors.allReadUntil(tx, end.readUntil().get(), now)) {
                news.passOverAll(tx, region, now);
            }
            if (end.eventsLeft()) {
                progress.endButForSome(tx);
            } else {
                quarantine.forgetNameless(tx, end.begunAt(), now);
                progress.end(tx);
            }
            if (end.readUntil().isPresent()) {
                news.tellReady(tx, region, now);
            }
        });
    }
}
