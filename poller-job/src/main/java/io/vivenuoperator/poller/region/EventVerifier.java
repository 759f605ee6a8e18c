package io.vivenuoperator.poller.region;

import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.model.Ticket;
import io.vivenuoperator.vendor.vivenu.model.UnreadableRecord;
import io.vivenuoperator.vendor.vivenu.paging.PagePosition;
import java.util.List;
import java.util.Optional;

/** Reads an event's tickets and compares the stored count with the vendor's. */
final class EventVerifier {
    private static final int READINGS = 3;

    private final VendorSource seller;
    private final VerificationStore store;
    private final RunStatistics tally;

    EventVerifier(VendorSource seller, VerificationStore store, RunStatistics tally) {
        this.seller = seller;
        this.store = store;
        this.tally = tally;
    }

    /**
     * Reads what an earlier run has not read yet. A count that differs after one pass may have changed meanwhile, so
     * the event is read again before the difference is reported, unless unreadable records explain it.
     *
     * @return why it could not be proved, if it could not
     */
    Optional<ReadFailure> prove(String eventId, TicketsRead alreadyRead) {
        return read(eventId, alreadyRead)
                .then(first -> judge(eventId, first)
                        .then(verdict -> verdict.isSettled()
                                ? VendorAnswer.of(verdict)
                                : readAll(eventId).then(second -> judge(eventId, second))))
                .map(verdict -> keep(eventId, verdict))
                .failure();
    }

    /**
     * Reads an event whole if the vendor's count is not the stored one.
     *
     * @return why it could not be proved, if it could not
     */
    Optional<ReadFailure> proveIfCountsDiffer(String eventId) {
        return switch (seller.soldTotal(eventId)) {
            case VendorAnswer.Given<Long>(Long sold) ->
                sold == store.sold(eventId) ? Optional.empty() : prove(eventId, TicketsRead.NONE);
            case VendorAnswer.Missing<Long>(ReadFailure why) -> Optional.of(why);
        };
    }

    private Verdict keep(String eventId, Verdict verdict) {
        switch (verdict) {
            case Verdict.Compared(SoldComparison proof, long _) -> {
                store.proved(eventId, proof);
                tally.proved(eventId, proof);
            }
            case Verdict.Deleted _ -> {
                store.markDeleted(eventId);
                tally.vanished(1);
                store.proved(eventId, SoldComparison.of(0, 0));
            }
        }
        return verdict;
    }

    private VendorAnswer<Verdict> judge(String eventId, Counted counted) {
        return isDeleted(eventId, counted)
                .then(deleted -> deleted ? VendorAnswer.of(new Verdict.Deleted()) : compare(eventId, counted));
    }

    /**
     * Whether the event was deleted after it was listed. An empty list of tickets would otherwise look as if all had
     * been cancelled.
     */
    private VendorAnswer<Boolean> isDeleted(String eventId, Counted counted) {
        return counted.none() && store.sold(eventId) > 0
                ? seller.hasEvent(eventId).map(there -> !there)
                : VendorAnswer.of(false);
    }

    /** An event without tickets has sold none. */
    private VendorAnswer<Verdict> compare(String eventId, Counted counted) {
        if (!counted.nameless()) {
            tally.repaired(store.dropUnseen(eventId));
        }
        VendorAnswer<Long> vendorSold = counted.none() ? VendorAnswer.of(0L) : seller.soldTotal(eventId);
        return vendorSold.map(
                sold -> new Verdict.Compared(SoldComparison.of(sold, store.sold(eventId)), counted.unreadable()));
    }

    private VendorAnswer<Counted> read(String eventId, TicketsRead alreadyRead) {
        return switch (alreadyRead) {
            case TicketsRead.All _ -> VendorAnswer.of(Counted.BEFORE);
            case TicketsRead.Some(long tickets)
            when tickets > 0 ->
                readRest(eventId, tickets)
                        .then(rest -> rest.map(VendorAnswer::of).orElseGet(() -> readAll(eventId)));
            case TicketsRead.Some _ -> readAll(eventId);
        };
    }

    private VendorAnswer<Counted> readAll(String eventId) {
        for (int reading = 1; reading <= READINGS; reading++) {
            VendorList<Ticket> list = seller.ticketsOf(eventId);
            VendorAnswer<Optional<Counted>> counted = readRest(eventId, list, new Unread());
            if (!counted.equals(VendorAnswer.of(Optional.empty()))) {
                return counted.map(Optional::orElseThrow);
            }
        }
        return VendorAnswer.missing(new ReadFailure.ListUnsettled("tickets"));
    }

    /**
     * Resumes where the previous run stopped, one ticket earlier, which must have been seen already. If not, tickets
     * left the list since (they were moved to another event), later ones moved up, and some before this position were
     * never read.
     *
     * @return empty if the list has to be read from its beginning
     */
    private VendorAnswer<Optional<Counted>> readRest(String eventId, long alreadyRead) {
        VendorList<Ticket> list = seller.ticketsOf(eventId).from(PagePosition.of(alreadyRead - 1));
        return list.next().then(first -> {
            if (first.isEmpty() || !beginsWithSeen(first.get())) {
                return VendorAnswer.of(Optional.empty());
            }
            var unread = new Unread();
            keep(eventId, first.get(), list, unread);
            return readRest(eventId, list, unread);
        });
    }

    private VendorAnswer<Optional<Counted>> readRest(String eventId, VendorList<Ticket> list, Unread unread) {
        return list.readRest(page -> keep(eventId, page, list, unread))
                .map(whole -> whole ? Optional.of(unread.of(list.total())) : Optional.empty());
    }

    private boolean beginsWithSeen(RecordPage<Ticket> page) {
        return page.items().stream()
                .findFirst()
                .filter(ticket -> store.wasSeen(ticket.id()))
                .isPresent();
    }

    private void keep(String eventId, RecordPage<Ticket> page, VendorList<Ticket> list, Unread unread) {
        store.storeSeen(
                eventId,
                page,
                list.isComplete()
                        ? new TicketsRead.All()
                        : new TicketsRead.Some(list.position().skip()));
        tally.readTickets(page.items().size());
        tally.met(ChangeStream.TICKETS, page);
        unread.add(page.unreadable());
    }

    /** What one pass shows about its event. */
    private sealed interface Verdict {
        /** Whether a second pass would show nothing else. */
        boolean isSettled();

        /** @param unreadable how many records could not be read, and may explain a difference */
        record Compared(SoldComparison proof, long unreadable) implements Verdict {
            @Override
            public boolean isSettled() {
                return proof.isExact() || Math.abs(proof.vendorSold() - proof.storedSold()) <= unreadable;
            }
        }

        /** The vendor no longer knows it. */
        record Deleted() implements Verdict {
            @Override
            public boolean isSettled() {
                return true;
            }
        }
    }

    /** The records that could not be read in one pass. */
    private static final class Unread {
        private long records;
        private boolean nameless;

        void add(List<UnreadableRecord> more) {
            records += more.size();
            nameless |= more.stream().anyMatch(record -> record.id().isEmpty());
        }

        Counted of(long total) {
            return new Counted(total == 0, records, nameless);
        }
    }

    /**
     * The counts of one pass over an event's tickets.
     *
     * @param none whether the event has no tickets at the vendor
     * @param nameless whether an unreadable record has no id; it may be any ticket that was not seen
     */
    private record Counted(boolean none, long unreadable, boolean nameless) {
        /** An earlier run read them all, so there was at least one; how many were unreadable is no longer known. */
        static final Counted BEFORE = new Counted(false, 0, false);
    }
}
