package io.vivenuoperator.poller.region;

import io.vivenuoperator.platform.httpclient.clock.ServerTime;
import io.vivenuoperator.vendor.vivenu.api.UpdatedWindow;
import io.vivenuoperator.vendor.vivenu.api.VivenuClient;
import io.vivenuoperator.vendor.vivenu.model.Event;
import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.model.Ticket;
import io.vivenuoperator.vendor.vivenu.paging.PageWalk;
import java.util.Optional;

/** A poll's requests to a seller's account. */
public interface VendorSource {
    /** The vendor's time, from the earliest answer of this run; empty until an answer shows it. */
    Optional<ServerTime> serverTime();

    PageWalk<Event> allEvents();

    /** The number of events. */
    long eventTotal();

    /** The event as a page of one; empty if it is gone. */
    Optional<RecordPage<Event>> event(String eventId);

    /** Whether the event exists, readable or not. */
    boolean hasEvent(String eventId);

    /** The ticket as a page of one; empty if it is gone. */
    Optional<RecordPage<Ticket>> ticket(String ticketId);

    PageWalk<Event> eventsUpdated(UpdatedWindow window);

    PageWalk<Ticket> ticketsOf(String eventId);

    PageWalk<Ticket> ticketsUpdated(UpdatedWindow window);

    /** The vendor's own count of sold tickets. */
    long soldTotal(String eventId);

    /** The account at Vivenu's API. */
    static VendorSource at(VivenuClient client) {
        return new VendorSource() {
            @Override
            public Optional<ServerTime> serverTime() {
                return client.serverTime();
            }

            @Override
            public PageWalk<Event> allEvents() {
                return client.allEvents();
            }

            @Override
            public long eventTotal() {
                return client.eventTotal();
            }

            @Override
            public Optional<RecordPage<Event>> event(String eventId) {
                return client.event(eventId);
            }

            @Override
            public boolean hasEvent(String eventId) {
                return client.hasEvent(eventId);
            }

            @Override
            public Optional<RecordPage<Ticket>> ticket(String ticketId) {
                return client.ticket(ticketId);
            }

            @Override
            public PageWalk<Event> eventsUpdated(UpdatedWindow window) {
                return client.eventsUpdated(window);
            }

            @Override
            public PageWalk<Ticket> ticketsOf(String eventId) {
                return client.ticketsOf(eventId);
            }

            @Override
            public PageWalk<Ticket> ticketsUpdated(UpdatedWindow window) {
                return client.ticketsUpdated(window);
            }

            @Override
            public long soldTotal(String eventId) {
                return client.soldTotal(eventId);
            }
        };
    }
}
