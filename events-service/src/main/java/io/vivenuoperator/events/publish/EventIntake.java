package io.vivenuoperator.events.publish;

import io.vivenuoperator.contracts.region.VisibleRegions;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.store.message.MessagePublication;
import io.vivenuoperator.store.message.NewMessage;
import io.vivenuoperator.store.message.PublishOutcome;
import io.vivenuoperator.store.region.KnownRegions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/** Stores what was published: all of a request or nothing, each event once. */
public final class EventIntake {
    /** What only this product says of a region. */
    private static final List<String> RESERVED = List.of(
            "region.", "sale.", "ticket.", "ticket_type.", "event.", "poll.", "job.", "subscription.", "webhook.");

    private final Database database;
    private final IntConsumer counter;

    /**
     * An intake into a database.
     *
     * @param counter is told how many events were stored for the first time
     */
    public EventIntake(Database database, IntConsumer counter) {
        this.database = database;
        this.counter = counter;
    }

    /** Undoes the transaction. */
    private static final class UnacceptableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient IntakeOutcome outcome;

        UnacceptableException(IntakeOutcome outcome) {
            super("not all events can be taken", null, false, false);
            this.outcome = outcome;
        }
    }

    /**
     * Stores the events of a request; when this returns, they are committed or none is.
     *
     * @param requestKey by which a repetition of the request is known, for events without an id
     * @param sources as which the caller may publish
     * @throws io.vivenuoperator.platform.database.DatabaseException if the database can't take them
     */
    public IntakeOutcome take(SentEvents sent, Optional<String> requestKey, VisibleRegions sources) {
        List<EventDraft> events = named(sent, requestKey);
        for (int at = 0; at < events.size(); at++) {
            if (!sources.sees(events.get(at).source())) {
                return new IntakeOutcome.ForeignSource(sent.place(at, "source"));
            }
            if (EventHops.areTooMany(events.get(at).metadata())) {
                return new IntakeOutcome.TooManyHops(sent.place(at, "metadata.hops"));
            }
        }
        try {
            IntakeOutcome.Stored stored = database.inTransaction(tx -> store(tx, sent, events));
            counter.accept(stored.fresh());
            return stored;
        } catch (UnacceptableException e) {
            return e.outcome;
        }
    }

    private static List<EventDraft> named(SentEvents sent, Optional<String> requestKey) {
        List<EventDraft> named = new ArrayList<>();
        for (EventDraft event : sent.events()) {
            String ending = sent.single() ? "" : "." + named.size();
            named.add(
                    event.id().isPresent()
                            ? event
                            : event.named(requestKey
                                    .map(key -> key + ending)
                                    .orElseGet(() -> UUID.randomUUID().toString())));
        }
        return named;
    }

    private static IntakeOutcome.Stored store(Connection tx, SentEvents sent, List<EventDraft> events)
            throws SQLException {
        refuseReserved(tx, sent, events);
        List<PublishOutcome> outcomes = new MessagePublication(tx)
                .publish(events.stream().map(EventIntake::message).toList());
        List<Long> seqs = new ArrayList<>();
        int fresh = 0;
        for (PublishOutcome outcome : outcomes) {
            switch (outcome) {
                case PublishOutcome.New(long seq) -> {
                    seqs.add(seq);
                    fresh++;
                }
                case PublishOutcome.Same(long seq) -> seqs.add(seq);
                case PublishOutcome.Conflict() ->
                    throw new UnacceptableException(new IntakeOutcome.OtherContent(sent.place(seqs.size(), "id")));
            }
        }
        return new IntakeOutcome.Stored(
                events.stream().map(event -> event.id().orElseThrow()).toList(), seqs, fresh);
    }

    private static void refuseReserved(Connection tx, SentEvents sent, List<EventDraft> events) throws SQLException {
        Set<String> doubtful = events.stream()
                .filter(event -> isReserved(event.type()))
                .map(EventDraft::source)
                .collect(Collectors.toSet());
        Set<String> regions = doubtful.isEmpty() ? Set.of() : KnownRegions.among(tx, doubtful);
        for (int at = 0; at < events.size(); at++) {
            EventDraft event = events.get(at);
            if (isReserved(event.type()) && regions.contains(event.source())) {
                throw new UnacceptableException(new IntakeOutcome.ReservedType(sent.place(at, "type")));
            }
        }
    }

    private static boolean isReserved(String type) {
        return RESERVED.stream().anyMatch(type::startsWith);
    }

    private static NewMessage message(EventDraft event) {
        return new NewMessage(
                event.id().orElseThrow(),
                event.type(),
                event.source(),
                event.key(),
                event.payload(),
                event.metadata(),
                event.time());
    }
}
