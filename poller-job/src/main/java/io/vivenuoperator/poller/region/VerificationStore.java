package io.vivenuoperator.poller.region;

import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.model.Ticket;

/** The tickets of an event that a full sync has seen, and the event's count beside the vendor's. */
public interface VerificationStore {
    /**
     * Stores a page of one event's tickets and records that this full sync has seen them, including unreadable ones, so
     * that {@link #dropUnseen} leaves them alone.
     *
     * @param read how many of the event's tickets have been read by then
     */
    void storeSeen(String eventId, RecordPage<Ticket> page, TicketsRead read);

    /** Whether this full sync, in this run or an earlier one, has seen the ticket. */
    boolean wasSeen(String ticketId);

    /** Stops counting the event's tickets that this full sync has not seen; returns how many. */
    int dropUnseen(String eventId);

    /** How many of the event's tickets are stored as sold. */
    long sold(String eventId);

    /** This full sync is finished with the event. */
    void proved(String eventId, SoldComparison proof);

    /** For events that this run alone reads anew: nothing of them has been seen yet, and no later run resumes it. */
    VerificationStore anew();

    /** Nothing has been seen; call it when a reading that nobody resumes has ended. */
    void forgetSeen();

    /** The vendor no longer knows this event; its figures are kept. */
    void markDeleted(String eventId);
}
