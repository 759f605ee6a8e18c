package io.vivenuoperator.poller.region;

import io.vivenuoperator.client.api.UpdatedWindow;
import io.vivenuoperator.client.model.Event;
import io.vivenuoperator.client.model.Page;
import io.vivenuoperator.client.model.Ticket;
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
        window(Stream.EVENTS, until).ifPresent(window -> readEvents(window, until));
        window(Stream.TICKETS, until).ifPresent(window -> readTickets(window, until));
    }

    private void readEvents(UpdatedWindow window, Instant until) {
        new Walks<Event>(Stream.EVENTS, "events", seller::eventsUpdated, store::storeEvents)
                .read(window, until, tally::readEvents);
    }

    private void readTickets(UpdatedWindow window, Instant until) {
        new Walks<Ticket>(Stream.TICKETS, "tickets", seller::ticketsUpdated, store::storeTickets)
                .read(window, until, tally::readTickets);
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
        private final BiConsumer<Page<T>, Optional<Instant>> keep;

        Walks(
                Stream stream,
                String what,
                Function<UpdatedWindow, PageWalk<T>> start,
                BiConsumer<Page<T>, Optional<Instant>> keep) {
            this.stream = stream;
            this.what = what;
            this.start = start;
            this.keep = keep;
        }

        void read(UpdatedWindow window, Instant until, IntConsumer count) {
            for (int reading = 1; reading <= READINGS; reading++) {
                if (readOnce(window, until, count)) {
                    return;
                }
            }
            throw new UnsettledListException("changed " + what);
        }

        private boolean readOnce(UpdatedWindow window, Instant until, IntConsumer count) {
            PageWalk<T> walk = start.apply(window);
            for (var page = walk.next(); page.isPresent(); page = walk.next()) {
                keep(page.get(), walk.isComplete() ? Optional.of(until) : Optional.empty(), count);
            }
            return walk.isComplete();
        }

        private void keep(Page<T> page, Optional<Instant> readUntil, IntConsumer count) {
            keep.accept(page, readUntil);
            count.accept(page.items().size());
            tally.unreadable(stream, page.unreadable());
        }
    }
}
