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
 * What a poll keeps of its region. Each method is one transaction. Records of a page that can't be read go to the quarantine
 * with their reason; those that can, leave it.
 */
public interface RegionStore {
    /** Up to which {@code updatedAt} the stream was read, or empty before the first load. */
    Optional<StreamCursor> cursor(ChangeStream stream);

    /** Takes the cursor back to what is certain, when it is ahead of that; an open window is given up. */
    void pullBack(ChangeStream stream, Instant certain);

    /** The stream's window of changes that an earlier run could not read to its end. */
    Optional<UnfinishedWindow> openWindow(ChangeStream stream);

    /** Stores a page of events and moves the stream's cursor together with the rows. */
    void storeEvents(RecordPage<Event> page, CursorUpdate advance);

    /** Stores a page of tickets, like {@link #storeEvents}; snapshots of what changed follow in the same transaction. */
    void storeTickets(RecordPage<Ticket> page, CursorUpdate advance);

    /** Goes on with the full reading that an earlier run could not finish, or begins one. */
    FullSyncProgress startOrResumeReading();

    /** Notes what the vendor's clock showed when the full reading began. */
    void readingBegunAtVendor(Instant vendorTime);

    /** The full reading that ended but for some events, if none has begun since. */
    Optional<FullSyncProgress> readingWithEventsLeft();

    /** Whether a full reading was cut off that had taken over events from one which ended without them. */
    boolean owesEvents();

    /**
     * Stores a page of the list of events.
     *
     * @param eventIds of this page that were not listed before, the unreadable ones' too: their tickets are to be read
     * @param next where the list goes on
     */
    void storeListedEvents(RecordPage<Event> page, Set<String> eventIds, PagePosition next);

    /**
     * The list of events is at its end: marks events that are not at the vendor any more; returns how many that were.
     *
     * @param listingStartedAt what changed here since then may be younger than the listing and is left alone
     */
    int endListing(Set<String> eventIdsAtVendor, Instant listingStartedAt);

    /** The list of events is at its end, and has some without an id: of those that were not met nothing can be said. */
    void endListing();

    /** Marks events like {@link #endListing(Set, Instant)}, outside of a full reading. */
    int markVanished(Set<String> eventIdsAtVendor, Instant listingStartedAt);

    /** The vendor does not know this event any more: its figures stay as they are. */
    void markDeleted(String eventId);

    /**
     * Stores a page of one event's tickets and notes that they were seen in this full reading, the unreadable ones too, so that
     * {@link #dropUnseenTickets} leaves them alone.
     *
     * @param read how many of the event's tickets were read by then
     */
    void storeSeenTickets(String eventId, RecordPage<Ticket> page, TicketsRead read);

    /** Whether this full reading, in this run or an earlier one, has seen the ticket. */
    boolean wasSeen(String ticketId);

    /** Takes the event's tickets that this full reading has not seen out of the count; returns how many that were. */
    int dropUnseenTickets(String eventId);

    /** How many of the event's tickets count as sold here. */
    long sold(String eventId);

    /** How many events are at the vendor, as far as we know. */
    long eventCount();

    /** The event is done with in this full reading. */
    void proved(String eventId, SoldComparison proof);

    /** All there was until then is read: both streams go on from there. */
    void allReadUntil(CursorUpdate.To readUntil);

    /** The reading is at its end: the next full run begins anew. */
    void endReading(FullSyncResult end);

    /** The ids of records that could not be read yet, the one that waits longest for another try first. */
    List<String> unreadable(ChangeStream stream, int limit);

    /** Keeps a record in quarantine, so that it waits for its next turn. */
    void keepUnreadable(ChangeStream stream, UnreadableRecord record);

    /** A record in quarantine is not at the vendor any more. */
    void forgetUnreadable(ChangeStream stream, String id);
}
