package io.vivenuoperator.poller.region;

import io.vivenuoperator.vendor.vivenu.model.Event;
import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.paging.PagePosition;
import java.time.Instant;
import java.util.Set;

/** Which events the vendor lists. */
public interface EventListStore {
    /**
     * Stores a page of a full sync's list.
     *
     * @param eventIds the events of this page that were not listed before, including unreadable ones; their tickets are
     * to be read
     * @param next where the list continues
     */
    void storeListed(RecordPage<Event> page, Set<String> eventIds, PagePosition next);

    /**
     * The list of events is complete: marks events that are gone from the vendor; returns how many.
     *
     * @param listingStartedAt anything changed here since then may be newer than the list and is left alone
     */
    int end(Set<String> eventIdsAtVendor, Instant listingStartedAt);

    /** The list of events is complete but contains some without an id, so nothing can be said about those not seen. */
    void end();

    /** Marks events like {@link #end(Set, Instant)}, outside of a full sync. */
    int markVanished(Set<String> eventIdsAtVendor, Instant listingStartedAt);

    /**
     * The events that were found to be gone from the vendor since then.
     *
     * @param since by our clock
     */
    Set<String> goneSince(Instant since);

    /** How many events are at the vendor, as far as is known. */
    long count();
}
