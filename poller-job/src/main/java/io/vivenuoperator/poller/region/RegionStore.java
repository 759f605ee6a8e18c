package io.vivenuoperator.poller.region;

import io.vivenuoperator.client.model.Event;
import io.vivenuoperator.client.model.Page;
import io.vivenuoperator.client.model.Ticket;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What a poll keeps of its region. Each method is one transaction. */
public interface RegionStore {

    /** Up to which {@code updatedAt} the stream was read, or empty before the first load. */
    Optional<Instant> readUntil(Stream stream);

    /**
     * Stores a page of events.
     *
     * @param readUntil moves the stream's cursor together with the rows; empty while pages are still to come
     */
    void storeEvents(Page<Event> page, Optional<Instant> readUntil);

    /** Stores a page of tickets, like {@link #storeEvents}; snapshots of what changed follow in the same transaction. */
    void storeTickets(Page<Ticket> page, Optional<Instant> readUntil);

    /**
     * Stores a page of one event's tickets and notes that they were seen in this run, the unreadable ones too, so that
     * {@link #dropUnseenTickets} leaves them alone.
     */
    void storeSeenTickets(Page<Ticket> page);

    /** Takes the event's tickets that this run has not seen out of the count; returns how many that were. */
    int dropUnseenTickets(String eventId);

    /** How many of the event's tickets count as sold here. */
    long sold(String eventId);

    /**
     * Marks events that are not at the vendor any more; returns how many that were.
     *
     * @param listingStartedAt what changed here since then may be younger than the listing and is left alone
     */
    int markVanished(Set<String> eventIdsAtVendor, Instant listingStartedAt);

    /** A first load or a full run has read all there was until then: both streams go on from there. */
    void allReadUntil(Instant readUntil);
}
