package io.vivenuoperator.poller.region;

import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.model.UnreadableRecord;
import java.util.List;
import java.util.Optional;
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

    /** Returns why it could not continue, if it could not. */
    Optional<ReadFailure> retry() {
        return retry(ChangeStream.EVENTS, seller::event, store.events())
                .or(() -> retry(ChangeStream.TICKETS, seller::ticket, store.tickets()));
    }

    private <T> Optional<ReadFailure> retry(
            ChangeStream stream, Function<String, VendorAnswer<Optional<RecordPage<T>>>> ask, PageSink<T> sink) {
        for (String id : store.quarantine().waiting(stream, EACH_RUN)) {
            switch (ask.apply(id)) {
                case VendorAnswer.Given<Optional<RecordPage<T>>>(var page) ->
                    page.ifPresentOrElse(
                            answer -> store(stream, id, answer, sink),
                            () -> store.quarantine().forget(stream, id));
                case VendorAnswer.Missing<?>(ReadFailure.UnexpectedAnswer(String problem)) ->
                    stillUnreadable(stream, new UnreadableRecord(Optional.of(id), problem));
                case VendorAnswer.Missing<?>(ReadFailure why) -> {
                    return Optional.of(why);
                }
            }
        }
        return Optional.empty();
    }

    /** Whatever id the answer contains, it is the record that was requested. */
    private <T> void store(ChangeStream stream, String id, RecordPage<T> answer, PageSink<T> sink) {
        List<UnreadableRecord> unreadable =
                answer.unreadable().stream().map(record -> record.of(id)).toList();
        RecordPage<T> page =
                new RecordPage<>(answer.items(), unreadable, answer.odd(), answer.total(), answer.recordBytes());
        sink.store(page, new CursorUpdate.Nowhere());
        tally.met(stream, page);
    }

    private void stillUnreadable(ChangeStream stream, UnreadableRecord record) {
        store.quarantine().keep(stream, record);
        tally.unreadable(stream, List.of(record));
    }
}
