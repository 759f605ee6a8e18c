package io.vivenuoperator.poller.region;

import io.vivenuoperator.vendor.vivenu.model.Event;
import io.vivenuoperator.vendor.vivenu.model.Ticket;

/**
 * A poll's view of its region's data, by purpose. Each method of each part is one transaction.
 *
 * @param cursors how far the streams of changes are read
 * @param events stores pages of events
 * @param tickets stores pages of tickets, and snapshots of what changed in the same transaction
 * @param fullSync the progress of a full sync
 * @param eventList which events the vendor lists
 * @param verification a full sync's tickets and counts
 * @param quarantine the records that could not be read
 */
public record RegionStore(
        ChangeCursors cursors,
        PageSink<Event> events,
        PageSink<Ticket> tickets,
        FullSyncStore fullSync,
        EventListStore eventList,
        VerificationStore verification,
        QuarantineStore quarantine) {}
