package io.vivenuoperator.poller.region;

import io.vivenuoperator.vendor.vivenu.model.Event;
import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.paging.PagePosition;
import java.time.Instant;
import java.util.Set;

/** Which events the vendor lists. */
public interface EventListStore {

    /**
     * Stores a page of a full reading's list.
     *
     * @param eventIds of this page that were not listed before, the unreadable ones' too: their tickets are to be read
     * @param next where the list goes on
     */
    void storeListed(RecordPage<Event> page, Set<String> eventIds, PagePosition next);

    /**
     * The list is at its end: marks events that are not at the vendor any more; returns how many that were.
     *
     * @param listingStartedAt what changed here since then may be younger than the listing and is left alone
     */
    int end(Set<String> eventIdsAtVendor, Instant listingStartedAt);

    /** The list is at its end, and has some without an id: of those that were not met nothing can be said. */
    void end();

    /** Marks events like {@link #end(Set, Instant)}, outside of a full reading. */
    int markVanished(Set<String> eventIdsAtVendor, Instant listingStartedAt);

    /** How many events are at the vendor, as far as we know. */
    long count();
}
