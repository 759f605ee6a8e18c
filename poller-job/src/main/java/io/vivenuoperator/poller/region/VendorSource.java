package io.vivenuoperator.poller.region;

import io.vivenuoperator.platform.httpclient.clock.ServerTime;
import io.vivenuoperator.vendor.vivenu.api.UpdatedWindow;
import io.vivenuoperator.vendor.vivenu.api.VivenuClient;
import io.vivenuoperator.vendor.vivenu.model.Event;
import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.model.Ticket;
import java.util.Optional;

/** A poll's requests to a seller's account. */
public interface VendorSource {
    /** The vendor's time, from the earliest answer of this run; empty until an answer shows it. */
    Optional<ServerTime> serverTime();

    VendorList<Event> allEvents();

    /** The number of events. */
    VendorAnswer<Long> eventTotal();

    /** The event as a page of one; empty if it is gone. */
    VendorAnswer<Optional<RecordPage<Event>>> event(String eventId);

    /** Whether the event exists, readable or not. */
    VendorAnswer<Boolean> hasEvent(String eventId);

    /** The ticket as a page of one; empty if it is gone. */
    VendorAnswer<Optional<RecordPage<Ticket>>> ticket(String ticketId);

    VendorList<Event> eventsUpdated(UpdatedWindow window);

    VendorList<Ticket> ticketsOf(String eventId);

    VendorList<Ticket> ticketsUpdated(UpdatedWindow window);

    /** The vendor's own count of sold tickets. */
    VendorAnswer<Long> soldTotal(String eventId);

    /** The account at Vivenu's API. */
    static VendorSource at(VivenuClient client) {
        return new VendorSource() {
            @Override
            public Optional<ServerTime> serverTime() {
                return client.serverTime();
            }

            @Override
            public VendorList<Event> allEvents() {
                return new VendorList<>(client.allEvents());
            }

            @Override
            public VendorAnswer<Long> eventTotal() {
                return VendorAnswer.to(client::eventTotal);
            }

            @Override
            public VendorAnswer<Optional<RecordPage<Event>>> event(String eventId) {
                return VendorAnswer.to(() -> client.event(eventId));
            }

            @Override
            public VendorAnswer<Boolean> hasEvent(String eventId) {
                return VendorAnswer.to(() -> client.hasEvent(eventId));
            }

            @Override
            public VendorAnswer<Optional<RecordPage<Ticket>>> ticket(String ticketId) {
                return VendorAnswer.to(() -> client.ticket(ticketId));
            }

            @Override
            public VendorList<Event> eventsUpdated(UpdatedWindow window) {
                return new VendorList<>(client.eventsUpdated(window));
            }

            @Override
            public VendorList<Ticket> ticketsOf(String eventId) {
                return new VendorList<>(client.ticketsOf(eventId));
            }

            @Override
            public VendorList<Ticket> ticketsUpdated(UpdatedWindow window) {
                return new VendorList<>(client.ticketsUpdated(window));
            }

            @Override
            public VendorAnswer<Long> soldTotal(String eventId) {
                return VendorAnswer.to(() -> client.soldTotal(eventId));
            }
        };
    }
}
