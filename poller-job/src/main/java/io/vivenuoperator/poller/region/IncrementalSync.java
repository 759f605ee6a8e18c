package io.vivenuoperator.poller.region;

import io.vivenuoperator.vendor.vivenu.api.UpdatedWindow;
import io.vivenuoperator.vendor.vivenu.model.Event;
import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.model.Ticket;
import io.vivenuoperator.vendor.vivenu.paging.PagePosition;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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

    /** Returns why it could not continue, if it could not. */
    Optional<ReadFailure> read() {
        return new Walks<Event>(ChangeStream.EVENTS, "events", seller::eventsUpdated, store.events())
                .read(tally::readEvents)
                .or(() -> new Walks<Ticket>(ChangeStream.TICKETS, "tickets", seller::ticketsUpdated, store.tickets())
                        .read(tally::readTickets));
    }

    /**
     * What to read next.
     *
     * @param certain up to where the stream is certainly read at the window's end, as far as is known when it is planned
     * @param resumed whether an earlier run began it
     * @param guessed whether it was planned before the vendor's time was known
     */
    private record Plan(UpdatedWindow window, PagePosition next, Instant certain, boolean resumed, boolean guessed) {
        Plan fromTheBeginning() {
            return new Plan(window, PagePosition.START, certain, resumed, false);
        }
    }

    /** What came of following a plan. */
    private enum Reading {
        WHOLE,
        /** The list kept changing while it was read. */
        UNSETTLED,
        /** The first answer showed another time than the plan assumed. */
        OF_ANOTHER_TIME
    }

    private final class Walks<T> {
        private final ChangeStream stream;
        private final String what;
        private final Function<UpdatedWindow, VendorList<T>> start;
        private final PageSink<T> sink;

        Walks(ChangeStream stream, String what, Function<UpdatedWindow, VendorList<T>> start, PageSink<T> sink) {
            this.stream = stream;
            this.what = what;
            this.start = start;
            this.sink = sink;
        }

        /** Finishes an earlier run's window first, so that no page of it is requested twice. */
        Optional<ReadFailure> read(IntConsumer count) {
            Optional<Plan> plan = plan();
            if (plan.isEmpty()) {
                tally.askedNothing(what);
            }
            while (plan.isPresent()) {
                switch (read(plan.get(), count)) {
                    case VendorAnswer.Missing<Reading>(ReadFailure why) -> {
                        return Optional.of(why);
                    }
                    case VendorAnswer.Given<Reading>(Reading reading) -> {
                        boolean last = reading == Reading.WHOLE && !plan.get().resumed();
                        plan = last ? Optional.empty() : plan();
                    }
                }
            }
            return Optional.empty();
        }

        /** Empty if the last run was so recent that there is no window. */
        private Optional<Plan> plan() {
            cursors.keepBehindTheVendor(stream);
            return store.cursors()
                    .openWindow(stream)
                    .map(open -> new Plan(open.window(), open.next(), open.certain(), true, !horizon.isSettled()))
                    .or(this::nextWindow);
        }

        private Optional<Plan> nextWindow() {
            Instant from = store.cursors()
                    .cursor(stream)
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

        private VendorAnswer<Reading> read(Plan plan, IntConsumer count) {
            VendorAnswer<Reading> answer = readOnce(plan, count);
            for (int reading = 2; reading <= READINGS && answer.equals(VendorAnswer.of(Reading.UNSETTLED)); reading++) {
                answer = readOnce(plan.fromTheBeginning(), count);
            }
            return answer.then(reading -> reading == Reading.UNSETTLED
                    ? VendorAnswer.missing(new ReadFailure.ListUnsettled("changed " + what))
                    : VendorAnswer.of(reading));
        }

        private VendorAnswer<Reading> readOnce(Plan plan, IntConsumer count) {
            VendorList<T> list = start.apply(plan.window()).from(plan.next());
            return fits(plan, list, count)
                    .then(fits -> fits ? readRest(plan, list, count) : VendorAnswer.of(Reading.OF_ANOTHER_TIME));
        }

        private VendorAnswer<Boolean> fits(Plan plan, VendorList<T> list, IntConsumer count) {
            return plan.guessed() ? list.next().map(first -> fits(plan, list, first, count)) : VendorAnswer.of(true);
        }

        private boolean fits(Plan plan, VendorList<T> list, Optional<RecordPage<T>> first, IntConsumer count) {
            horizon.answered();
            boolean fits = cursors.keepBehindTheVendor(stream) && (plan.resumed() || reaches(plan, list));
            first.ifPresent(page -> keep(page, fits ? advance(plan, list) : new CursorUpdate.Nowhere(), count));
            return fits;
        }

        /**
         * Whether the window reaches what can be read but, unless it covers everything, not so far that the list grows
         * while it is paged.
         */
        private boolean reaches(Plan plan, VendorList<T> list) {
            Instant until = plan.window().until();
            return horizon.isKnown()
                    && !until.isBefore(horizon.certain().minus(TOLERANCE))
                    && (list.isComplete() || !until.isAfter(horizon.end().plus(TOLERANCE)));
        }

        private VendorAnswer<Reading> readRest(Plan plan, VendorList<T> list, IntConsumer count) {
            return list.readRest(page -> {
                        horizon.answered();
                        keep(page, advance(plan, list), count);
                    })
                    .map(whole -> whole ? Reading.WHOLE : Reading.UNSETTLED);
        }

        private CursorUpdate advance(Plan plan, VendorList<T> list) {
            Instant certain = earlier(plan.certain(), horizon.certain());
            return list.isComplete()
                    ? horizon.readUntil(certain)
                    : new CursorUpdate.Within(plan.window(), list.resumeAt(), certain);
        }

        private void keep(RecordPage<T> page, CursorUpdate advance, IntConsumer count) {
            sink.store(page, advance);
            count.accept(page.items().size());
            tally.met(stream, page);
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
