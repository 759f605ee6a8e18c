package io.vivenuoperator.events.ticket;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.vivenuoperator.events.stream.MessageStream;
import io.vivenuoperator.events.ticket.StreamTickets.TicketGrant;
import io.vivenuoperator.platform.api.caller.Scope;
import io.vivenuoperator.platform.api.caller.Verdict;
import io.vivenuoperator.platform.api.endpoint.Asker;
import io.vivenuoperator.platform.api.endpoint.CallerGate;
import io.vivenuoperator.platform.api.endpoint.Refusals;
import io.vivenuoperator.platform.api.key.CallerKeys;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.service.exchange.Answer;
import io.vivenuoperator.platform.service.exchange.BodyGoneException;
import io.vivenuoperator.platform.service.exchange.Endpoint;
import io.vivenuoperator.platform.service.exchange.Exchange;
import io.vivenuoperator.platform.service.exchange.QueryParameters;
import io.vivenuoperator.platform.service.problem.Problem;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** The stream, for a key, or for a ticket that a key has got. What the key may see then is decided when the stream begins. */
public final class TicketedStream implements Endpoint {
    private static final String TICKET = "ticket";

    private final MessageStream stream;
    private final StreamTickets tickets;
    private final Supplier<CallerKeys> keys;
    private final CallerGate gate;
    private final Endpoint keyed;

    public TicketedStream(MessageStream stream, StreamTickets tickets, Supplier<CallerKeys> keys, CallerGate gate) {
        this.stream = stream;
        this.tickets = tickets;
        this.keys = keys;
        this.gate = gate;
        this.keyed = gate.open(Scope.EVENTS_READ, stream);
    }

    @Override
    public Answer answer(Exchange exchange) throws IOException, BodyGoneException {
        QueryParameters query = exchange.query();
        List<String> ticket = query.values().getOrDefault(TICKET, List.of());
        if (ticket.isEmpty()) {
            return keyed.answer(exchange);
        }
        try {
            Optional<TicketGrant> grant = ticket.size() > 1
                    ? Optional.empty()
                    : tickets.take(ticket.getFirst(), gate.clock().instant());
            return grant.map(granted -> opened(exchange, query, granted)).orElseGet(TicketedStream::unknown);
        } catch (DatabaseException e) {
            return Refusals.database(e);
        }
    }

    private static Answer unknown() {
        return Answer.problem(Problem.of(
                        Status.UNAUTHORIZED_401,
                        "UnknownTicket",
                        "the ticket is not known, older than 60 seconds, or was used before; get a new one"))
                .with(HeaderNames.WWW_AUTHENTICATE, "Bearer realm=\"events-service\"");
    }

    private Answer opened(Exchange exchange, QueryParameters query, TicketGrant grant) {
        Supplier<Verdict> verdict = () -> keys.get()
                .named(grant.caller(), gate.clock().instant())
                .<Verdict>map(key -> new Verdict.Known(key.caller()))
                .orElseGet(() -> new Verdict.Stranger("UnknownKey", "the key of the ticket is not good any more"));
        return switch (verdict.get()) {
            case Verdict.Known(var caller) ->
                caller.scopes().contains(Scope.EVENTS_READ)
                        ? opened(exchange, query, grant, new Asker(caller, verdict))
                        : Refusals.withoutScope(Scope.EVENTS_READ);
            case Verdict.Refused refused -> gate.refusals().of(refused);
        };
    }

    private Answer opened(Exchange exchange, QueryParameters query, TicketGrant grant, Asker asker) {
        try {
            return stream.open(exchange, bound(query, grant), asker);
        } catch (BadParameterException e) {
            return Refusals.badParameter(e);
        }
    }

    /** The filter is the ticket's; a query may repeat it, and not say another one. */
    private static QueryParameters bound(QueryParameters query, TicketGrant grant) throws BadParameterException {
        SequencedMap<String, List<String>> filter = new LinkedHashMap<>();
        put(filter, "type", grant.types());
        put(filter, "source", grant.sources());
        put(filter, "key", grant.key().stream().toList());
        SequencedMap<String, List<String>> values = new LinkedHashMap<>(query.values());
        values.remove(TICKET);
        for (String name : List.of("type", "source", "key")) {
            List<String> asked = values.getOrDefault(name, filter.getOrDefault(name, List.of()));
            if (!String.join(",", asked).equals(String.join(",", filter.getOrDefault(name, List.of())))) {
                throw new BadParameterException(name, "is not that of the ticket; leave it out, or get another ticket");
            }
        }
        values.putAll(filter);
        return new QueryParameters(values);
    }

    private static void put(SequencedMap<String, List<String>> filter, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            filter.put(name, texts);
        }
    }
}
