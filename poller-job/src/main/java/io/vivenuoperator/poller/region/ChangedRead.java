package io.vivenuoperator.poller.region;

import io.vivenuoperator.client.api.UpdatedWindow;
import io.vivenuoperator.client.model.Event;
import io.vivenuoperator.client.model.Page;
import io.vivenuoperator.client.model.Ticket;
import io.vivenuoperator.client.paging.PagePosition;
import io.vivenuoperator.client.paging.PageWalk;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntConsumer;

/**
 * Reads what changed since the last run. The window ends at a fixed instant a little behind now, so that it does not grow
 * while it is paged, and reaches back over the last one's end, so that neither the vendor's delay nor a clock that is some
 * minutes off loses anything. What comes twice is the same row twice.
 */
final class ChangedRead {

    private static final int READINGS = 5;

    private final Seller seller;
    private final RegionStore store;
    private final Tally tally;
    private final Duration overlap;

    ChangedRead(Seller seller, RegionStore store, Tally tally, Duration overlap) {
        this.seller = seller;
        this.store = store;
        this.tally = tally;
        this.overlap = overlap;
    }

    void readUntil(Instant until) {
        new Walks<Event>(Stream.EVENTS, "events", seller::eventsUpdated, store::storeEvents)
                .readUntil(until, tally::readEvents);
        new Walks<Ticket>(Stream.TICKETS, "tickets", seller::ticketsUpdated, store::storeTickets)
                .readUntil(until, tally::readTickets);
    }

    /** Empty when the last run was so recent, or the clock was set back so far, that there is no window. */
    private Optional<UpdatedWindow> window(Stream stream, Instant until) {
        Instant from = store.readUntil(stream).orElseThrow().minus(overlap);
        return from.isBefore(until) ? Optional.of(new UpdatedWindow(from, until)) : Optional.empty();
    }

    private final class Walks<T> {

        private final Stream stream;
        private final String what;
        private final Function<UpdatedWindow, PageWalk<T>> start;
        private final BiConsumer<Page<T>, Advance> keep;

        Walks(
                Stream stream,
                String what,
                Function<UpdatedWindow, PageWalk<T>> start,
                BiConsumer<Page<T>, Advance> keep) {
            this.stream = stream;
            this.what = what;
            this.start = start;
            this.keep = keep;
        }

        /** First what an earlier run left of its window, so that none of its pages is asked for twice. */
        void readUntil(Instant until, IntConsumer count) {
            store.openWindow(stream).ifPresent(open -> read(open.window(), open.next(), count));
            window(stream, until).ifPresent(window -> read(window, PagePosition.START, count));
        }

        private void read(UpdatedWindow window, PagePosition from, IntConsumer count) {
            PagePosition next = from;
            for (int reading = 1; reading <= READINGS; reading++) {
                if (readOnce(window, next, count)) {
                    return;
                }
                next = PagePosition.START;
            }
            throw new UnsettledListException("changed " + what);
        }

        private boolean readOnce(UpdatedWindow window, PagePosition from, IntConsumer count) {
            PageWalk<T> walk = start.apply(window).from(from);
            for (var page = walk.next(); page.isPresent(); page = walk.next()) {
                keep(page.get(), advance(window, walk), count);
            }
            return walk.isComplete();
        }

        private Advance advance(UpdatedWindow window, PageWalk<T> walk) {
            if (walk.isComplete()) {
                return new Advance.To(window.until());
            }
            // At the end of a list that moved too much there is no place to go on from.
            return new Advance.Within(window, walk.hasNext() ? walk.position() : PagePosition.START);
        }

        private void keep(Page<T> page, Advance advance, IntConsumer count) {
            keep.accept(page, advance);
            count.accept(page.items().size());
            tally.met(stream, page);
        }
    }
}
