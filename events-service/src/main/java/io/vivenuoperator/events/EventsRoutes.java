package io.vivenuoperator.events;

import io.helidon.http.HeaderNames;
import io.vivenuoperator.events.activity.ActivityAnswer;
import io.vivenuoperator.events.eventtype.EventTypesAnswer;
import io.vivenuoperator.events.history.HistoryAnswer;
import io.vivenuoperator.events.publish.CloudEventBodies;
import io.vivenuoperator.events.publish.PublishAnswer;
import io.vivenuoperator.events.stream.MessageStream;
import io.vivenuoperator.events.ticket.TicketOffice;
import io.vivenuoperator.events.ticket.TicketedStream;
import io.vivenuoperator.platform.api.caller.Scope;
import io.vivenuoperator.platform.api.document.ApiDocument;
import io.vivenuoperator.platform.api.document.DocumentRoutes;
import io.vivenuoperator.platform.api.endpoint.CallerGate;
import io.vivenuoperator.platform.api.origin.AllowedOrigins;
import io.vivenuoperator.platform.service.exchange.HttpConventions;
import io.vivenuoperator.platform.service.exchange.Routes;
import io.vivenuoperator.platform.service.problem.Problem;
import io.vivenuoperator.platform.service.problem.ProblemForm;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be asked and sent, and where. */
final class EventsRoutes {
    private static final ProblemForm PROBLEMS = new ProblemForm(Problem.MEDIA_TYPE, Optional.of(DocumentRoutes.ERRORS));

    private final CallerGate gate;
    private final PublishAnswer publish;
    private final HistoryAnswer history;
    private final TicketedStream stream;
    private final TicketOffice tickets;
    private final ActivityAnswer activity;
    private final SubscriberRoutes webhooks;

    EventsRoutes(
            CallerGate gate,
            PublishAnswer publish,
            HistoryAnswer history,
            TicketedStream stream,
            TicketOffice tickets,
            ActivityAnswer activity,
            SubscriberRoutes webhooks) {
        this.gate = gate;
        this.publish = publish;
        this.history = history;
        this.stream = stream;
        this.tickets = tickets;
        this.activity = activity;
        this.webhooks = webhooks;
    }

    /** How answers look, and which pages of other origins may read them. */
    static HttpConventions conventions(AllowedOrigins origins) {
        return new HttpConventions(
                Stream.concat(
                                CloudEventBodies.HEADERS.stream(),
                                Stream.of(
                                        HeaderNames.ACCEPT,
                                        HeaderNames.AUTHORIZATION,
                                        HeaderNames.CONTENT_TYPE,
                                        HeaderNames.IF_NONE_MATCH,
                                        HeaderNames.ORIGIN,
                                        PublishAnswer.REQUEST_KEY,
                                        MessageStream.LAST_EVENT_ID))
                        .toList(),
                "request",
                PROBLEMS,
                true,
                origins);
    }

    void addTo(Routes routes) {
        DocumentRoutes.addTo(
                routes, ApiDocument.read("the events service", EventsRoutes.class, "document/openapi.json"));
        routes.read("/events", gate.open(Scope.EVENTS_READ, history));
        routes.post("/events", gate.open(Scope.EVENTS_PUBLISH, publish));
        // Some clients know the stream by the shorter name.
        for (String path : List.of("/events/stream", "/stream")) {
            routes.get(path, stream);
        }
        routes.post("/events/stream-tickets", gate.open(Scope.EVENTS_READ, tickets.answer()));
        routes.read("/events/metrics", gate.open(Scope.EVENTS_READ, activity));
        routes.read("/event-types", gate.open(Scope.EVENTS_READ, EventTypesAnswer.read()));
        webhooks.addTo(routes, gate);
    }
}
