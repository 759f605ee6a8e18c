package io.vivenuoperator.poller.region;

import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.model.UnreadableRecord;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Retries some of the quarantined records. They have not changed, so no window contains them. Each run requests only a few,
 * to keep quiet runs cheap, starting with the one that has waited longest. A full sync by a single run needs no retries: it
 * reads them all.
 */
final class QuarantineRetry {
    private static final int EACH_RUN = 3;

    private final VendorSource seller;
    private final RegionStore store;
    private final RunStatistics tally;

    QuarantineRetry(VendorSource seller, RegionStore store, RunStatistics tally) {
        this.seller = seller;
        this.store = store;
        this.tally = tally;
    }

    void retry() {
        retry(ChangeStream.EVENTS, seller::event, page -> store.storeEvents(page, new CursorUpdate.Nowhere()));
        retry(ChangeStream.TICKETS, seller::ticket, page -> store.storeTickets(page, new CursorUpdate.Nowhere()));
    }

    private <T> void retry(
            ChangeStream stream, Function<String, Optional<RecordPage<T>>> ask, Consumer<RecordPage<T>> keep) {
        for (String id : store.unreadable(stream, EACH_RUN)) {
            try {
                ask.apply(id)
                        .ifPresentOrElse(
                                answer -> keep(stream, id, answer, keep), () -> store.forgetUnreadable(stream, id));
            } catch (HttpCallException e) {
                stillUnreadable(stream, id, e);
            }
        }
    }

    /** Whatever id the answer contains, it is the record that was requested. */
    private <T> void keep(ChangeStream stream, String id, RecordPage<T> answer, Consumer<RecordPage<T>> keep) {
        List<UnreadableRecord> unreadable =
                answer.unreadable().stream().map(record -> record.of(id)).toList();
        var page = new RecordPage<T>(answer.items(), unreadable, answer.odd(), answer.total());
        keep.accept(page);
        tally.met(stream, page);
    }

    private void stillUnreadable(ChangeStream stream, String id, HttpCallException e) {
        switch (e.reason()) {
            case PROTOCOL, REJECTED -> {
                var record = new UnreadableRecord(Optional.of(id), String.valueOf(e.getMessage()));
                store.keepUnreadable(stream, record);
                tally.unreadable(stream, List.of(record));
            }
            case NOT_FOUND, KEY_REFUSED, RATE_LIMITED, UNAVAILABLE, INTERRUPTED -> throw e;
        }
    }
}
