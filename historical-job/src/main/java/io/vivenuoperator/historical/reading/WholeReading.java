package io.vivenuoperator.historical.reading;

import io.vivenuoperator.historical.plan.TicketChoice;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import io.vivenuoperator.vendor.vivenu.api.VivenuClient;
import io.vivenuoperator.vendor.vivenu.model.Event;
import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.model.VerbatimTicket;
import io.vivenuoperator.vendor.vivenu.paging.PageWalk;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads an event's tickets page by page until their number is Vivenu's own. Tickets that come and go meanwhile make a walk
 * worthless: then the list is walked again.
 */
public final class WholeReading {
    private static final Logger LOG = LoggerFactory.getLogger(WholeReading.class);
    private static final int WALKS = 3;

    private final VivenuClient vivenu;
    private final TicketChoice choice;
    private final PayloadSpool spool;

    public WholeReading(VivenuClient vivenu, TicketChoice choice, PayloadSpool spool) {
        this.vivenu = vivenu;
        this.choice = choice;
        this.spool = spool;
    }

    /**
     * Reads an event's tickets. Payloads of those that were read before stay in the spool.
     *
     * @throws IOException if the payloads can't be spooled
     */
    public ReadingResult read(String eventId) throws IOException {
        try {
            Optional<RecordPage<Event>> event = vivenu.event(eventId);
            return event.isPresent() ? tickets(eventId, event.get()) : new ReadingResult.NotFound();
        } catch (HttpCallException e) {
            return failed(e);
        }
    }

    private static ReadingResult failed(HttpCallException e) {
        var message = String.valueOf(e.getMessage());
        return switch (e.reason()) {
            case KEY_REFUSED -> new ReadingResult.KeyRefused(message);
            case INTERRUPTED -> stopped();
            case NOT_FOUND -> new ReadingResult.NotFound();
            case REJECTED, RATE_LIMITED, UNAVAILABLE, PROTOCOL -> new ReadingResult.Incomplete(message);
        };
    }

    /** What comes now, the report for example, is not to be interrupted. */
    private static ReadingResult stopped() {
        var _ = Thread.interrupted();
        return new ReadingResult.Stopped();
    }

    private ReadingResult tickets(String eventId, RecordPage<Event> page) throws IOException {
        Optional<Event> event = page.items().stream().findFirst();
        long told = 0;
        long begin = spool.length();
        for (int i = 0; i < WALKS; i++) {
            spool.cutTo(begin);
            var listing = new TicketListing(choice, eventId, event.flatMap(Event::sellerId), spool);
            PageWalk<VerbatimTicket> walk = vivenu.verbatimTicketsOf(eventId);
            long idless = readAll(walk, listing);
            if (idless > 0) {
                return new ReadingResult.Incomplete(idless + " tickets of Vivenu's list have no usable id");
            }
            if (listing.isSellerless()) {
                return new ReadingResult.Incomplete("neither the event nor some of its tickets name their seller");
            }
            if (walk.isComplete() && listing.size() == walk.total()) {
                return new ReadingResult.Whole(event.map(Event::name), listing.listed());
            }
            told = walk.total();
            LOG.atInfo()
                    .addKeyValue("read", listing.size())
                    .addKeyValue("total", told)
                    .log("Tickets changed while they were read");
        }
        return new ReadingResult.Incomplete("Vivenu says that the event has " + told
                + " tickets, and its list did not agree in " + WALKS + " readings");
    }

    private static long readAll(PageWalk<VerbatimTicket> walk, TicketListing listing) throws IOException {
        long idless = 0;
        for (var page = walk.next(); page.isPresent(); page = walk.next()) {
            for (VerbatimTicket ticket : page.get().items()) {
                listing.add(ticket);
            }
            idless += page.get().unreadable().size();
        }
        return idless;
    }
}
