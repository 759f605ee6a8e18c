package io.vivenuoperator.events.publish;

import io.vivenuoperator.contracts.region.VisibleRegions;
import io.vivenuoperator.events.groupcommit.GroupOutcome;
import io.vivenuoperator.events.groupcommit.GroupWriter;
import io.vivenuoperator.store.message.NewMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Stores what was published: all of a request or nothing, each event once. */
public final class EventIntake {
    private final GroupWriter writer;

    public EventIntake(GroupWriter writer) {
        this.writer = writer;
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
        List<NewMessage> messages = events.stream().map(EventIntake::message).toList();
        return switch (writer.publish(messages)) {
            case GroupOutcome.Committed(List<Long> seqs, int fresh) ->
                new IntakeOutcome.Stored(messages.stream().map(NewMessage::id).toList(), seqs, fresh);
            case GroupOutcome.OtherContent(int at) -> new IntakeOutcome.OtherContent(sent.place(at, "id"));
            case GroupOutcome.Reserved(int at) -> new IntakeOutcome.ReservedType(sent.place(at, "type"));
            case GroupOutcome.NotNow(GroupOutcome.Unavailable reason) -> new IntakeOutcome.NotNow(reason);
            case GroupOutcome.Failed(var reason) -> throw reason;
        };
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
