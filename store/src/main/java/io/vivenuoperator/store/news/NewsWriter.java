package io.vivenuoperator.store.news;

import io.vivenuoperator.platform.database.PipelinedStatement;
import io.vivenuoperator.platform.database.PlanMode;
import io.vivenuoperator.store.event.ChangedEvent;
import io.vivenuoperator.store.ledger.TicketChange;
import io.vivenuoperator.store.message.MessageAppend;
import io.vivenuoperator.store.message.NewMessage;
import io.vivenuoperator.store.region.RegionKeys;
import io.vivenuoperator.store.region.RegionRepository;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes messages of what a transaction has changed, and writes them as its last step. */
public record NewsWriter(NewsChoice choice) {
    /** Whether anything is told at all. */
    public boolean tells() {
        return choice.changes();
    }

    /** Whether each ticket that changes is told of. */
    public boolean tellsTickets() {
        return choice.changes() && choice.tickets();
    }

    /**
     * Tells it. The caller holds the locks of the regions, and commits next.
     *
     * @param now the instant of the observation
     */
    public void tell(Connection tx, FactChanges changes, Instant now) throws SQLException {
        if (tells()) {
            append(tx, messages(tx, changes, edges(tx, changes, now), now));
        }
    }

    /** Notes that what is so now needs no telling, for an event whose tickets have been counted for the first time. */
    public void passOver(Connection tx, FactChanges changes, Instant now) throws SQLException {
        if (tells()) {
            edges(tx, changes, now);
        }
    }

    /** The same for all events of a region. */
    public void passOverAll(Connection tx, String region, Instant now) throws SQLException {
        if (tells()) {
            edges(tx, new FactChanges().figuresOf(FigureEdges.eventsOf(tx, region)), now);
        }
    }

    /** Tells that all of a region has been read for the first time; later calls tell nothing. Commit next. */
    public void tellReady(Connection tx, String region, Instant now) throws SQLException {
        if (tells()) {
            append(tx, WholeRegionNews.ready(tx, region, now));
        }
    }

    /** Writes these as the last step of a transaction; does nothing without any. */
    public static void append(Connection tx, List<NewMessage> messages) throws SQLException {
        if (!messages.isEmpty()) {
            MessageAppend.append(tx, messages);
        }
    }

    private List<FigureEdge> edges(Connection tx, FactChanges changes, Instant now) throws SQLException {
        return edges(tx, changes, RegionRepository.keys(tx, changes.touched().regions(), now), now);
    }

    /** The levels that these changes have passed. */
    public List<FigureEdge> edges(Connection tx, FactChanges changes, RegionKeys regions, Instant now)
            throws SQLException {
        FiguresTouched touched = changes.touched();
        if (touched.isEmpty()) {
            return List.of();
        }
        PlanMode planning =
                PlanMode.of(touched.events().size() + touched.eventKeys().size());
        return FigureEdges.noticing(tx, touched, regions, planning, now).run(tx);
    }

    /** As part of a round trip, for figures of which at least one may have changed. */
    public PipelinedStatement<List<FigureEdge>> noticing(
            Connection tx, FiguresTouched touched, RegionKeys regions, PlanMode planning, Instant now) {
        return FigureEdges.noticing(tx, touched, regions, planning, now);
    }

    /** The messages about all that, in the order in which one follows from another. */
    public List<NewMessage> messages(Connection tx, FactChanges changes, List<FigureEdge> edges, Instant now)
            throws SQLException {
        List<NewMessage> messages = new ArrayList<>();
        for (ChangedEvent event : changes.changedEvents()) {
            messages.add(EventMessages.changed(event, now));
        }
        if (tellsTickets()) {
            for (TicketChange ticket : changes.changedTickets()) {
                if (!ticket.opening()) {
                    messages.add(TicketMessages.changed(ticket, now));
                }
            }
        }
        if (!edges.isEmpty()) {
            FigureNames names = FigureNames.of(tx, edges);
            edges.forEach(edge -> FigureMessages.of(edge, names, now).ifPresent(messages::add));
        }
        changes.deletedEvents().forEach(event -> messages.add(EventMessages.deleted(event, now)));
        changes.vanishedEvents().forEach(event -> messages.add(EventMessages.vanished(event, now)));
        return messages;
    }
}
