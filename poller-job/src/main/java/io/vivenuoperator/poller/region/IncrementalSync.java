package io.vivenuoperator.poller.region;

import io.vivenuoperator.vendor.vivenu.api.UpdatedWindow;
import io.vivenuoperator.vendor.vivenu.model.Event;
import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.model.Ticket;
import io.vivenuoperator.vendor.vivenu.paging.PagePosition;
import io.vivenuoperator.vendor.vivenu.paging.PageWalk;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntConsumer;

/**
 * Reads what changed since the last run. The window ends at a fixed instant slightly behind the vendor's current time, so
 * that it does not grow while its pages are read, and overlaps the previous one, so that late records are not lost. Reading
 * a record twice does no harm.
 */
final class IncrementalSync {
    private static final int READINGS = 5;
    /** How much a guessed window may fall short of the vendor's clock; the next run reads the rest. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private final VendorSource seller;
    private final RegionStore store;
    private final RunStatistics tally;
    private final ReadHorizon horizon;
    private final CursorCheck cursors;
    private final Duration overlap;

    IncrementalSync(
            VendorSource seller,
            RegionStore store,
            RunStatistics tally,
            ReadHorizon horizon,
            CursorCheck cursors,
            Duration overlap) {
        this.seller = seller;
        this.store = store;
        this.tally = tally;
        this.horizon = horizon;
        this.cursors = cursors;
        this.overlap = overlap;
    }

    void read() {
        new Walks<Event>(ChangeStream.EVENTS, "events", seller::eventsUpdated, store::storeEvents)
                .read(tally::readEvents);
        new Walks<Ticket>(ChangeStream.TICKETS, "tickets", seller::ticketsUpdated, store::storeTickets)
                .read(tally::readTickets);
    }

    /**
     * What to read next.
     *
     * @param certain up to where the stream is certainly read at the window's end, as far as is known when it is planned
     * @param resumed whether an earlier run began it
     * @param guessed whether it was planned before the vendor's time was known
     */
    private record Plan(UpdatedWindow window, PagePosition next, Instant certain, boolean resumed, boolean guessed) {}

    private final class Walks<T> {
        private final ChangeStream stream;
        private final String what;
        private final Function<UpdatedWindow, PageWalk<T>> start;
        private final BiConsumer<RecordPage<T>, CursorUpdate> keep;

        Walks(
                ChangeStream stream,
                String what,
                Function<UpdatedWindow, PageWalk<T>> start,
                BiConsumer<RecordPage<T>, CursorUpdate> keep) {
            this.stream = stream;
            this.what = what;
            this.start = start;
            this.keep = keep;
        }

        /** Finishes an earlier run's window first, so that no page of it is requested twice. */
        void read(IntConsumer count) {
            Optional<Plan> plan = plan();
            if (plan.isEmpty()) {
                tally.askedNothing(what);
            }
            while (plan.isPresent()) {
                boolean last = read(plan.get(), count) && !plan.get().resumed();
                plan = last ? Optional.empty() : plan();
            }
        }

        /** Empty if the last run was so recent that there is no window. */
        private Optional<Plan> plan() {
            cursors.keepBehindTheVendor(stream);
            return store.openWindow(stream)
                    .map(open -> new Plan(open.window(), open.next(), open.certain(), true, !horizon.isSettled()))
                    .or(this::nextWindow);
        }

        private Optional<Plan> nextWindow() {
            Instant from = store.cursor(stream)
                    .orElseThrow()
                    .readUntil()
                    .minus(overlap)
                    .minus(horizon.resolution().multipliedBy(2));
            boolean guessed = !horizon.isSettled();
            Instant until = guessed ? guessedEnd(from) : horizon.end();
            return from.isBefore(until)
                    ? Optional.of(new Plan(new UpdatedWindow(from, until), PagePosition.START, until, false, guessed))
                    : Optional.empty();
        }

        /** There may be a window by the vendor's clock where there is none by ours. */
        private Instant guessedEnd(Instant from) {
            Instant end = horizon.guessedEnd();
            return from.isBefore(end) ? end : from.plus(TOLERANCE);
        }

        /** False if the first answer showed another time than the plan assumed. */
        private boolean read(Plan plan, IntConsumer count) {
            Plan rest = plan;
            for (int reading = 1; reading <= READINGS; reading++) {
                PageWalk<T> walk = start.apply(rest.window()).from(rest.next());
                if (!fits(rest, walk, count)) {
                    return false;
                }
                readRest(rest, walk, count);
                if (walk.isComplete()) {
                    return true;
                }
                rest = new Plan(plan.window(), PagePosition.START, plan.certain(), plan.resumed(), false);
            }
            throw new UnsettledListException("changed " + what);
        }

        private boolean fits(Plan plan, PageWalk<T> walk, IntConsumer count) {
            if (!plan.guessed()) {
                return true;
            }
            Optional<RecordPage<T>> first = walk.next();
            horizon.answered();
            boolean fits = cursors.keepBehindTheVendor(stream) && (plan.resumed() || reaches(plan, walk));
            first.ifPresent(page -> keep(page, fits ? advance(plan, walk) : new CursorUpdate.Nowhere(), count));
            return fits;
        }

        /**
         * The window reaches what can be read, but, unless it covers everything, not so far that the list grows while it
         * is paged.
         */
        private boolean reaches(Plan plan, PageWalk<T> walk) {
            Instant until = plan.window().until();
            return horizon.isKnown()
                    && !until.isBefore(horizon.certain().minus(TOLERANCE))
                    && (walk.isComplete() || !until.isAfter(horizon.end().plus(TOLERANCE)));
        }

        private void readRest(Plan plan, PageWalk<T> walk, IntConsumer count) {
            for (var page = walk.next(); page.isPresent(); page = walk.next()) {
                horizon.answered();
                keep(page.get(), advance(plan, walk), count);
            }
        }

        private CursorUpdate advance(Plan plan, PageWalk<T> walk) {
            Instant certain = earlier(plan.certain(), horizon.certain());
            if (walk.isComplete()) {
                return horizon.readUntil(certain);
            }
            // When the list kept changing, there is no position from which to resume.
            return new CursorUpdate.Within(
                    plan.window(), walk.hasNext() ? walk.position() : PagePosition.START, certain);
        }

        private void keep(RecordPage<T> page, CursorUpdate advance, IntConsumer count) {
            keep.accept(page, advance);
            count.accept(page.items().size());
            tally.met(stream, page);
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
