package io.vivenuoperator.poller.region;

import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.model.Ticket;

/** The tickets that a full reading has seen of an event, and the event's count beside the vendor's. */
public interface VerificationStore {

    /**
     * Stores a page of one event's tickets and notes that they were seen in this full reading, the unreadable ones too, so that
     * {@link #dropUnseen} leaves them alone.
     *
     * @param read how many of the event's tickets were read by then
     */
    void storeSeen(String eventId, RecordPage<Ticket> page, TicketsRead read);

    /** Whether this full reading, in this run or an earlier one, has seen the ticket. */
    boolean wasSeen(String ticketId);

    /** Takes the event's tickets that this full reading has not seen out of the count; returns how many that were. */
    int dropUnseen(String eventId);

    /** How many of the event's tickets count as sold here. */
    long sold(String eventId);

    /** The event is done with in this full reading. */
    void proved(String eventId, SoldComparison proof);

    /** The vendor does not know this event any more: its figures stay as they are. */
    void markDeleted(String eventId);
}
