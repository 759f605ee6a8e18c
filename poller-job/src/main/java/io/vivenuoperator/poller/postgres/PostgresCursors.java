package io.vivenuoperator.poller.postgres;

import io.vivenuoperator.poller.region.ChangeCursors;
import io.vivenuoperator.poller.region.ChangeStream;
import io.vivenuoperator.poller.region.CursorUpdate;
import io.vivenuoperator.poller.region.StreamCursor;
import io.vivenuoperator.poller.region.UnfinishedWindow;
import io.vivenuoperator.store.news.NewsWriter;
import io.vivenuoperator.store.poll.SyncCursors;
import io.vivenuoperator.vendor.vivenu.api.UpdatedWindow;
import io.vivenuoperator.vendor.vivenu.paging.PagePosition;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** A region's cursors in {@code sync_cursor}. */
record PostgresCursors(
        RegionTransactions transactions, String region, CursorWriter writer, NewsWriter news, Clock clock)
        implements ChangeCursors {
    private static final SyncCursors CURSORS = new SyncCursors();

    @Override
    public Optional<StreamCursor> cursor(ChangeStream stream) {
        return transactions.read(tx -> CURSORS.find(tx, region, CursorWriter.stored(stream))
                .map(found -> new StreamCursor(found.readUntil(), found.sinceMoved())));
    }

    @Override
    public Optional<UnfinishedWindow> openWindow(ChangeStream stream) {
        return transactions.read(tx -> CURSORS.openWindow(tx, region, CursorWriter.stored(stream))
                .map(open -> new UnfinishedWindow(
                        new UpdatedWindow(open.from(), open.until()),
                        new PagePosition(open.skip(), open.total()),
                        open.certain())));
    }

    @Override
    public void pullBack(ChangeStream stream, Instant certain) {
        transactions.write(tx -> CURSORS.pullBack(tx, region, CursorWriter.stored(stream), certain));
    }

    @Override
    public void allReadUntil(CursorUpdate.To readUntil) {
        Instant now = clock.instant();
        transactions.write(tx -> {
            if (writer.allReadUntil(tx, readUntil, now)) {
                news.passOverAll(tx, region, now);
            }
            news.tellReady(tx, region, now);
        });
    }
}
