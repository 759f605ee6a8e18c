package io.vivenuoperator.poller.region;

import io.vivenuoperator.vendor.vivenu.model.Event;
import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.model.Ticket;
import io.vivenuoperator.vendor.vivenu.model.UnreadableRecord;
import io.vivenuoperator.vendor.vivenu.paging.PagePosition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A poll's view of its region's data. Each method is one transaction. Unreadable records of a page go into the quarantine
 * with their reason; records that have become readable leave it.
 */
public interface RegionStore {
    /** Up to which {@code updatedAt} the stream was read; empty before the first load. */
    Optional<StreamCursor> cursor(ChangeStream stream);

    /** Moves the cursor back to what is certain if it is ahead of that, and abandons an unfinished window. */
    void pullBack(ChangeStream stream, Instant certain);

    /** The window that an earlier run could not finish. */
    Optional<UnfinishedWindow> openWindow(ChangeStream stream);

    /** Stores a page of events and moves the stream's cursor with it. */
    void storeEvents(RecordPage<Event> page, CursorUpdate advance);

    /** Stores a page of tickets, like {@link #storeEvents}, and their snapshots. */
    void storeTickets(RecordPage<Ticket> page, CursorUpdate advance);

    /** Resumes the full sync that an earlier run could not finish, or begins one. */
    FullSyncProgress startOrResumeReading();

    /** Records the vendor's time when the full sync began. */
    void readingBegunAtVendor(Instant vendorTime);

    /** The full sync that ended with some events left over, if none has begun since. */
    Optional<FullSyncProgress> readingWithEventsLeft();

    /** Whether an interrupted full sync had taken over events from one that ended without them. */
    boolean owesEvents();

    /**
     * Stores a page of the list of events.
     *
     * @param eventIds the events of this page that were not listed before, including unreadable ones; their tickets are to
     * be read
     * @param next where the list continues
     */
    void storeListedEvents(RecordPage<Event> page, Set<String> eventIds, PagePosition next);

    /**
     * The list of events is complete: marks events that are gone from the vendor; returns how many.
     *
     * @param listingStartedAt anything changed here since then may be newer than the list and is left alone
     */
    int endListing(Set<String> eventIdsAtVendor, Instant listingStartedAt);

    /** The list of events is complete but contains some without an id, so nothing can be said about those not seen. */
    void endListing();

    /** Marks events like {@link #endListing(Set, Instant)}, outside of a full sync. */
    int markVanished(Set<String> eventIdsAtVendor, Instant listingStartedAt);

    /** The vendor no longer knows this event; its figures are kept. */
    void markDeleted(String eventId);

    /**
     * Stores a page of one event's tickets and records that this full sync has seen them, including unreadable ones, so
     * that {@link #dropUnseenTickets} leaves them alone.
     *
     * @param read how many of the event's tickets have been read by then
     */
    void storeSeenTickets(String eventId, RecordPage<Ticket> page, TicketsRead read);

    /** Whether this full sync, in this run or an earlier one, has seen the ticket. */
    boolean wasSeen(String ticketId);

    /** Stops counting the event's tickets that this full sync has not seen; returns how many. */
    int dropUnseenTickets(String eventId);

    /** How many of the event's tickets are stored as sold. */
    long sold(String eventId);

    /** How many events are at the vendor, as far as is known. */
    long eventCount();

    /** This full sync is finished with the event. */
    void proved(String eventId, SoldComparison proof);

    /** Everything up to then is read: both streams continue from there. */
    void allReadUntil(CursorUpdate.To readUntil);

    /** The sync has ended; the next full run begins a new one. */
    void endReading(FullSyncResult end);

    /** The ids of quarantined records, the one that has waited longest for a retry first. */
    List<String> unreadable(ChangeStream stream, int limit);

    /** Leaves a record in quarantine and puts it at the end of the line. */
    void keepUnreadable(ChangeStream stream, UnreadableRecord record);

    /** A quarantined record is gone from the vendor. */
    void forgetUnreadable(ChangeStream stream, String id);
}
