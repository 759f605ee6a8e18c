package io.vivenuoperator.poller.region;

import io.vivenuoperator.client.failure.VivenuException;
import io.vivenuoperator.client.model.Page;
import io.vivenuoperator.client.model.Unreadable;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Tries again to read some of the records that could not be read. They did not change, so no window of changes shows them;
 * the few that each run asks for keep a quiet run cheap, and the longest waiting one comes first. A full reading by
 * one run needs none of this: it meets them all.
 */
final class QuarantineRetry {

    private static final int EACH_RUN = 3;

    private final Seller seller;
    private final RegionStore store;
    private final Tally tally;

    QuarantineRetry(Seller seller, RegionStore store, Tally tally) {
        this.seller = seller;
        this.store = store;
        this.tally = tally;
    }

    void retry() {
        retry(Stream.EVENTS, seller::event, page -> store.storeEvents(page, new Advance.Nowhere()));
        retry(Stream.TICKETS, seller::ticket, page -> store.storeTickets(page, new Advance.Nowhere()));
    }

    private <T> void retry(Stream stream, Function<String, Optional<Page<T>>> ask, Consumer<Page<T>> keep) {
        for (String id : store.unreadable(stream, EACH_RUN)) {
            try {
                ask.apply(id)
                        .ifPresentOrElse(
                                answer -> keep(stream, id, answer, keep), () -> store.forgetUnreadable(stream, id));
            } catch (VivenuException e) {
                stillUnreadable(stream, id, e);
            }
        }
    }

    /** Whatever it says of its id, it is the one that was asked for. */
    private <T> void keep(Stream stream, String id, Page<T> answer, Consumer<Page<T>> keep) {
        List<Unreadable> unreadable =
                answer.unreadable().stream().map(record -> record.of(id)).toList();
        Page<T> page = new Page<>(answer.items(), unreadable, answer.odd(), answer.total());
        keep.accept(page);
        tally.met(stream, page);
    }

    private void stillUnreadable(Stream stream, String id, VivenuException e) {
        switch (e.reason()) {
            case PROTOCOL, REJECTED -> {
                Unreadable record = new Unreadable(Optional.of(id), String.valueOf(e.getMessage()));
                store.keepUnreadable(stream, record);
                tally.unreadable(stream, List.of(record));
            }
            case NOT_FOUND, KEY_REFUSED, RATE_LIMITED, UNAVAILABLE, INTERRUPTED -> throw e;
        }
    }
}
