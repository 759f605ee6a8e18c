package io.vivenuoperator.poller.region;

import io.vivenuoperator.vendor.vivenu.model.Event;
import io.vivenuoperator.vendor.vivenu.model.Ticket;

/**
 * What a poll keeps of its region, by what it is for. Each method of each part is one transaction.
 *
 * @param cursors how far the streams of changes are read
 * @param events takes pages of events
 * @param tickets takes pages of tickets; snapshots of what changed follow in the same transaction
 * @param fullSync the course of a full reading
 * @param eventList which events the vendor lists
 * @param verification a full reading's tickets and counts
 * @param quarantine what could not be read
 */
public record RegionStore(
        ChangeCursors cursors,
        PageSink<Event> events,
        PageSink<Ticket> tickets,
        FullSyncStore fullSync,
        EventListStore eventList,
        VerificationStore verification,
        QuarantineStore quarantine) {}
