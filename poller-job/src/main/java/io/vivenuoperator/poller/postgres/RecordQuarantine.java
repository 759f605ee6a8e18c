package io.vivenuoperator.poller.postgres;

import io.vivenuoperator.poller.region.ChangeStream;
import io.vivenuoperator.records.SetAside;
import io.vivenuoperator.store.ledger.CertainStatuses;
import io.vivenuoperator.store.quarantine.QuarantineKind;
import io.vivenuoperator.store.quarantine.QuarantineRepository;
import io.vivenuoperator.vendor.vivenu.model.UnreadableRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * A region's unreadable records.
 *
 * @param region the region's key
 */
record RecordQuarantine(String region, QuarantineRepository repository, CertainStatuses statuses) {
    RecordQuarantine(String region) {
        this(region, new QuarantineRepository(), new CertainStatuses());
    }

    /**
     * Records which records of a page could be read and which could not; the certain values of the latter are counted.
     *
     * @return the keys of events whose figures that may have changed
     */
    Set<Integer> note(
            Connection tx,
            ChangeStream stream,
            Collection<String> readable,
            List<UnreadableRecord> unreadable,
            Instant now)
            throws SQLException {
        repository.resolve(tx, region, kind(stream), readable, now);
        List<SetAside> setAside = unreadable.stream()
                .map(record -> new SetAside(region, kind(stream), record))
                .toList();
        repository.keep(tx, setAside.stream().map(SetAside::quarantined).toList(), now);
        return statuses.record(
                tx,
                setAside.stream()
                        .flatMap(record -> record.certainStatus().stream())
                        .toList(),
                now);
    }

    /**
     * Records without an id can't be requested. If a full sync did not see one, it is gone or has become readable.
     */
    void forgetNameless(Connection tx, Instant notSeenSince, Instant now) throws SQLException {
        repository.resolveUnseen(tx, region, SetAside.NAMELESS, notSeenSince, now);
    }

    List<String> waiting(Connection tx, ChangeStream stream, int limit) throws SQLException {
        return repository.unresolved(tx, region, kind(stream), SetAside.NAMELESS, limit);
    }

    private static QuarantineKind kind(ChangeStream stream) {
        return switch (stream) {
            case EVENTS -> QuarantineKind.EVENT;
            case TICKETS -> QuarantineKind.TICKET;
        };
    }
}
