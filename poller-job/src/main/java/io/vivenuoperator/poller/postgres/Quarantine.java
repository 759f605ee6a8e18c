package io.vivenuoperator.poller.postgres;

import io.vivenuoperator.client.model.Unreadable;
import io.vivenuoperator.poller.region.Stream;
import io.vivenuoperator.store.quarantine.QuarantineKind;
import io.vivenuoperator.store.quarantine.QuarantineRepository;
import io.vivenuoperator.store.quarantine.QuarantinedRecord;
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
record Quarantine(String region, QuarantineRepository repository) {

    private static final String NAMELESS = "without id: ";

    Quarantine(String region) {
        this(region, new QuarantineRepository());
    }

    /** What a page tells: which records can be read, and which can't. */
    void note(Connection tx, Stream stream, Collection<String> readable, List<Unreadable> unreadable, Instant now)
            throws SQLException {
        repository.resolve(tx, region, kind(stream), readable, now);
        repository.keep(
                tx,
                unreadable.stream().map(record -> quarantined(stream, record)).toList(),
                now);
    }

    /**
     * Nobody can ask for one without an id. When a full reading has not met it, it is not there any more, or it is readable by
     * now.
     */
    void forgetNameless(Connection tx, Instant notSeenSince, Instant now) throws SQLException {
        repository.resolveUnseen(tx, region, NAMELESS, notSeenSince, now);
    }

    List<String> waiting(Connection tx, Stream stream, int limit) throws SQLException {
        return repository.unresolved(tx, region, kind(stream), NAMELESS, limit);
    }

    /** One without an id can't be told from others that are wrong in the same way. */
    private QuarantinedRecord quarantined(Stream stream, Unreadable record) {
        return new QuarantinedRecord(
                region,
                kind(stream),
                record.id().filter(id -> !id.isBlank()).orElse(NAMELESS + record.reason()),
                record.reason());
    }

    private static QuarantineKind kind(Stream stream) {
        return switch (stream) {
            case EVENTS -> QuarantineKind.EVENT;
            case TICKETS -> QuarantineKind.TICKET;
        };
    }
}
