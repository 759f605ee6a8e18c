package io.vivenuoperator.events.ticket;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.vivenuoperator.events.body.ObjectAnswer;
import io.vivenuoperator.events.body.SentFields;
import io.vivenuoperator.events.filter.WantedMessages;
import io.vivenuoperator.events.ticket.StreamTickets.TicketGrant;
import io.vivenuoperator.platform.api.endpoint.Asker;
import io.vivenuoperator.platform.api.endpoint.KeyedAnswer;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.service.exchange.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code POST /events/stream-tickets}: a ticket for one stream with one filter. */
public final class TicketOffice {
    private static final List<String> FIELDS = List.of("type", "source", "key");

    private final StreamTickets tickets;

    public TicketOffice(StreamTickets tickets) {
        this.tickets = tickets;
    }

    public KeyedAnswer answer() {
        return new ObjectAnswer(FIELDS, (_, fields, asker, now) -> Optional.of(issue(fields, asker, now)));
    }

    private Answer issue(SentFields fields, Asker asker, Instant now) throws BadParameterException {
        var grant = new TicketGrant(
                asker.caller().name(),
                fields.texts("type"),
                fields.texts("source"),
                fields.text("key", WantedMessages.LONGEST_KEY));
        WantedMessages.of(
                grant.types(), grant.sources(), grant.key(), asker.caller().regions());
        StreamTickets.IssuedTicket issued = tickets.issue(grant, now);
        return Answer.json(
                        Status.CREATED_201,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("ticket", issued.text())
                                .put("expiresAt", issued.expiresAt().toString())
                                .toString())
                .with(HeaderNames.CACHE_CONTROL, "no-store");
    }
}
