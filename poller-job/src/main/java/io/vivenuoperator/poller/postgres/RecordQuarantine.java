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

/**
 * The records of a region that can't be read.
 *
 * @param region whose they are
 */
record RecordQuarantine(String region, QuarantineRepository repository, CertainStatuses statuses) {
    RecordQuarantine(String region) {
        this(region, new QuarantineRepository(), new CertainStatuses());
    }

    /** What a page tells: which records can be read, and which can't; what is certain of those counts. */
    void note(
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
        statuses.record(
                tx,
                setAside.stream()
                        .flatMap(record -> record.certainStatus().stream())
                        .toList(),
                now);
    }

    /**
     * Nobody can ask for one without an id. When a full reading has not met it, it is not there any more, or it is readable by
     * now.
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
