package io.vivenuoperator.store.event;

import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.platform.database.RowInstants;
import io.vivenuoperator.platform.database.StatementPipeline;
import io.vivenuoperator.platform.database.StatementPipeline.Sent;
import io.vivenuoperator.store.event.EventVersions.Written;
import io.vivenuoperator.store.region.RegionKeys;
import io.vivenuoperator.store.region.RegionRepository;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Stores the newest version of each event and of its ticket types, and marks events that are gone. */
public final class EventRepository {
    private static final NamedStatements SQL = NamedStatements.of(EventRepository.class);

    // Ids are never reused, so a deletion stands whatever the order of arrival; only a newer version undoes it.
    private static final String DELETE = """
            INSERT INTO event AS e (region_key, event_id, vendor_updated_at, deleted_at, changed_at)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (region_key, event_id) DO UPDATE
            SET deleted_at = excluded.deleted_at,
                vendor_updated_at = greatest(e.vendor_updated_at, excluded.vendor_updated_at),
                changed_at = greatest(e.changed_at, excluded.changed_at)
            WHERE e.deleted_at IS NULL
            """;
    /**
     * Records a batch of events with their ticket types: of any number of regions, in any order, duplicates included. A
     * changed capacity becomes a snapshot. Types that an event no longer lists stay, unlisted. Other writers of these
     * regions wait until the transaction ends.
     *
     * @param tx a READ COMMITTED transaction
     * @param observedAt when these events were read or received, by our clock
     */
    public EventWriteCounts record(Connection tx, List<EventRecord> events, Instant observedAt) throws SQLException {
        return write(tx, events, observedAt).counts();
    }

    /** Like {@link #record}, and says which events changed. */
    public WrittenEvents write(Connection tx, List<EventRecord> events, Instant observedAt) throws SQLException {
        return record(tx, events, true, observedAt);
    }

    /**
     * Like {@link #record}, for events from a webhook, which may be late: it does not bring back an event that has vanished
     * since, unless its version is newer than that by more than clocks differ.
     *
     * @param tx a READ COMMITTED transaction
     * @param observedAt when these events were received, by our clock
     */
    public EventWriteCounts recordTold(Connection tx, List<EventRecord> events, Instant observedAt)
            throws SQLException {
        return record(tx, events, false, observedAt).counts();
    }

    private static WrittenEvents record(Connection tx, List<EventRecord> events, boolean shown, Instant observedAt)
            throws SQLException {
        if (events.isEmpty()) {
            return WrittenEvents.NONE;
        }
        Set<String> names = events.stream().map(EventRecord::region).collect(Collectors.toSet());
        RegionKeys regions = RegionRepository.lock(tx, names, observedAt);
        var trip = new StatementPipeline();
        EventWriting writing = writing(trip, tx, events, regions, shown, observedAt);
        trip.make(tx);
        return writing.complete(tx);
    }

    /**
     * Like {@link #recordTold}, as part of a round trip, for callers that hold the regions' locks.
     *
     * @return what remains to be done after the round trip
     */
    public EventWriting telling(
            StatementPipeline trip, Connection tx, List<EventRecord> events, RegionKeys regions, Instant observedAt) {
        return events.isEmpty() ? nothing -> WrittenEvents.NONE : writing(trip, tx, events, regions, false, observedAt);
    }

    private static EventWriting writing(
            StatementPipeline trip,
            Connection tx,
            List<EventRecord> events,
            RegionKeys regions,
            boolean shown,
            Instant observedAt) {
        List<EventRecord> newest = newestOfEach(events);
        Sent<List<Written>> versions = trip.add(EventVersions.writing(tx, newest, regions, shown, observedAt));
        Sent<Set<Integer>> types = trip.add(EventTicketTypes.writing(tx, newest, regions, observedAt));
        int twins = events.size() - newest.size();
        return same -> {
            EventDays.recount(
                    same, versions.answer().stream().filter(Written::rezoned).toList());
            return new WrittenEvents(
                    count(versions.answer(), types.answer(), twins), changed(versions.answer(), types.answer()));
        };
    }

    private static List<ChangedEvent> changed(List<Written> written, Set<Integer> changedTypes) {
        return written.stream()
                .filter(event -> switch (event.fate()) {
                    case INSERTED -> event.complete();
                    case UPDATED -> true;
                    case UNCHANGED -> changedTypes.contains(event.eventKey());
                    case STALE -> false;
                })
                .map(event -> new ChangedEvent(event.event(), event.fate() == EventVersions.Fate.INSERTED))
                .toList();
    }

    private static List<EventRecord> newestOfEach(List<EventRecord> events) {
        record Id(String region, String eventId) {}
        Map<Id, EventRecord> newest = new LinkedHashMap<>();
        for (EventRecord event : events) {
            newest.merge(
                    new Id(event.region(), event.eventId()),
                    event,
                    (old, next) -> next.updatedAt().isBefore(old.updatedAt()) ? old : next);
        }
        return List.copyOf(newest.values());
    }

    private static EventWriteCounts count(List<Written> written, Set<Integer> changedTypes, int twins) {
        int inserted = 0;
        int updated = 0;
        int unchanged = twins;
        int stale = 0;
        for (Written event : written) {
            switch (event.fate()) {
                case INSERTED -> inserted++;
                case UPDATED -> updated++;
                case STALE -> stale++;
                case UNCHANGED -> {
                    if (changedTypes.contains(event.eventKey())) {
                        updated++;
                    } else {
                        unchanged++;
                    }
                }
            }
        }
        return new EventWriteCounts(inserted, updated, unchanged, stale);
    }

    /**
     * Marks the events of a region that are missing from a complete list. Their rows and figures stay.
     *
     * @param stillThere the event ids in the list
     * @param listingStartedAt events that changed here since then are left alone, because they may be newer than the list
     * @return the ids of the events that vanished now
     */
    public List<String> markVanished(
            Connection tx, String region, Set<String> stillThere, Instant listingStartedAt, Instant observedAt)
            throws SQLException {
        RegionRepository.lock(tx, Set.of(region), observedAt);
        Array ids = tx.createArrayOf("text", stillThere.toArray());
        return SQL.in(
                tx,
                db -> db.createNamedQuery("vanish")
                        .addParam("at", Timestamp.from(observedAt))
                        .addParam("region", region)
                        .addParam("listingStarted", Timestamp.from(listingStartedAt))
                        .addParam("stillThere", ids)
                        .execute()
                        .map(row -> row.column("event_id").getString())
                        .toList());
    }

    /**
     * Marks events as deleted, whether known or not; their rows and figures stay.
     *
     * @return those that were not marked yet
     */
    public List<EventDeletion> recordDeletions(Connection tx, List<EventDeletion> deletions, Instant observedAt)
            throws SQLException {
        if (deletions.isEmpty()) {
            return List.of();
        }
        RegionKeys regions = RegionRepository.lock(
                tx, deletions.stream().map(EventDeletion::region).distinct().toList(), observedAt);
        try (PreparedStatement delete = tx.prepareStatement(DELETE)) {
            for (EventDeletion deletion : deletions) {
                delete.setInt(1, regions.of(deletion.region()));
                delete.setString(2, deletion.eventId());
                delete.setTimestamp(3, Timestamp.from(deletion.updatedAt()));
                delete.setTimestamp(4, Timestamp.from(observedAt));
                delete.setTimestamp(5, Timestamp.from(observedAt));
                delete.addBatch();
            }
            int[] marked = delete.executeBatch();
            return IntStream.range(0, marked.length)
                    .filter(i -> marked[i] > 0)
                    .mapToObj(deletions::get)
                    .toList();
        }
    }

    /** The events of the region that were found to be gone from Vivenu since then, by our clock. */
    public Set<String> goneSince(Connection connection, String region, Instant since) throws SQLException {
        return SQL.in(
                connection,
                db -> db.createNamedQuery("gone-since")
                        .addParam("region", region)
                        .addParam("since", Timestamp.from(since))
                        .execute()
                        .map(row -> row.column("event_id").getString())
                        .collect(Collectors.toSet()));
    }

    /** How many events of the region are at Vivenu, as far as is known. */
    public int count(Connection connection, String region) throws SQLException {
        return SQL.in(
                connection,
                db -> db.createNamedGet("count")
                        .addParam("region", region)
                        .execute()
                        .map(row -> Math.toIntExact(row.column("events").getLong()))
                        .orElseThrow());
    }

    /** The stored version of an event, by Vivenu's {@code updatedAt}; empty if there is none. */
    public Optional<Instant> versionOf(Connection connection, String region, String eventId) throws SQLException {
        return SQL.in(
                connection,
                db -> db.createNamedGet("version")
                        .addParam("region", region)
                        .addParam("event", eventId)
                        .execute()
                        .flatMap(row -> RowInstants.optionalInstant(row, "vendor_updated_at")));
    }
}
