package io.vivenuoperator.salesapi;

import io.helidon.http.HeaderNames;
import io.vivenuoperator.platform.api.caller.Scope;
import io.vivenuoperator.platform.api.document.ApiDocument;
import io.vivenuoperator.platform.api.document.DocumentRoutes;
import io.vivenuoperator.platform.api.document.OfferedPaths;
import io.vivenuoperator.platform.api.endpoint.CallerGate;
import io.vivenuoperator.platform.api.endpoint.KeyedAnswer;
import io.vivenuoperator.platform.api.endpoint.KeyedEndpoint;
import io.vivenuoperator.platform.api.origin.AllowedOrigins;
import io.vivenuoperator.platform.api.stream.StreamClients;
import io.vivenuoperator.platform.service.exchange.HttpConventions;
import io.vivenuoperator.platform.service.exchange.Routes;
import io.vivenuoperator.platform.service.problem.Problem;
import io.vivenuoperator.platform.service.problem.ProblemForm;
import io.vivenuoperator.salesapi.answer.DocumentAnswers;
import io.vivenuoperator.salesapi.calendar.CalendarQuestion;
import io.vivenuoperator.salesapi.calendar.ICalendarQuestion;
import io.vivenuoperator.salesapi.comparison.CompareQuestion;
import io.vivenuoperator.salesapi.dashboard.Dashboard;
import io.vivenuoperator.salesapi.event.EventListQuestion;
import io.vivenuoperator.salesapi.event.EventQuestion;
import io.vivenuoperator.salesapi.event.TicketTypesQuestion;
import io.vivenuoperator.salesapi.forecast.EndedEvents;
import io.vivenuoperator.salesapi.forecast.ForecastQuestion;
import io.vivenuoperator.salesapi.history.HistoryQuestion;
import io.vivenuoperator.salesapi.ledger.TicketsQuestion;
import io.vivenuoperator.salesapi.pace.EventWithPaceQuestion;
import io.vivenuoperator.salesapi.pace.MoversQuestion;
import io.vivenuoperator.salesapi.pace.PaceQuestion;
import io.vivenuoperator.salesapi.proof.GapsQuestion;
import io.vivenuoperator.salesapi.proof.RunsQuestion;
import io.vivenuoperator.salesapi.quality.QualityQuestion;
import io.vivenuoperator.salesapi.quality.RegionsQuestion;
import io.vivenuoperator.salesapi.question.Question;
import io.vivenuoperator.salesapi.representation.Representations;
import io.vivenuoperator.salesapi.representation.RepresentedAnswer;
import io.vivenuoperator.salesapi.series.PortfolioSeriesQuestion;
import io.vivenuoperator.salesapi.series.SeriesQuestion;
import io.vivenuoperator.salesapi.session.SessionEndpoint;
import io.vivenuoperator.salesapi.state.StateQuestion;
import io.vivenuoperator.store.query.Export;
import io.vivenuoperator.store.query.SalesReader;
import java.util.List;
import java.util.Optional;

/** What can be asked, and where. */
final class SalesRoutes {
    private static final ProblemForm PROBLEMS = new ProblemForm(Problem.MEDIA_TYPE, Optional.of(DocumentRoutes.ERRORS));

    private static final String EVENT = "/v1/events/{region}/{event}";
    private static final String EVENT_OF_A_NAMESPACE = "/v1/events/{namespace}/{region}/{event}";

    private static final String REGION = "/v1/quality/{region}";
    private static final String REGION_OF_A_NAMESPACE = "/v1/quality/{namespace}/{region}";

    private final SalesSources sources;
    private final SalesReader reader;
    private final CallerGate gate;
    private final SessionEndpoint sessions;

    SalesRoutes(SalesSources sources, CallerGate gate, SessionEndpoint sessions) {
        this.sources = sources;
        this.reader = sources.reader();
        this.gate = gate;
        this.sessions = sessions;
    }

    /** How answers look, and which pages of other origins may read them. */
    static HttpConventions conventions(AllowedOrigins origins) {
        return new HttpConventions(
                List.of(
                        HeaderNames.ACCEPT,
                        HeaderNames.ACCEPT_ENCODING,
                        HeaderNames.AUTHORIZATION,
                        HeaderNames.IF_NONE_MATCH,
                        HeaderNames.ORIGIN,
                        HeaderNames.COOKIE,
                        SessionEndpoint.SITE,
                        StreamClients.LAST_EVENT_ID),
                "question",
                PROBLEMS,
                true,
                origins);
    }

    /** The longer paths of a region's event come first, because the shorter ones of a namespace look the same. */
    void addTo(Routes routes) {
        sessions.addTo(routes);
        ApiDocument document = ApiDocument.read("the sales API", SalesRoutes.class, "document/openapi.json");
        new Dashboard(OfferedPaths.of(document, SalesRoutes::ofThePage), sessions::holds).addTo(routes);
        DocumentRoutes.addTo(routes, document);
        routes.read("/v1/regions", keyed(Scope.SALES, new RegionsQuestion(), ListForms.REGIONS));
        routes.read("/v1/quality", keyed(Scope.QUALITY, new QualityQuestion(reader), ListForms.QUALITY));
        routes.read("/v1/events", keyed(Scope.SALES, new EventListQuestion(), ListForms.EVENTS));
        routes.read("/v1/stream", keyed(Scope.SALES, sources.stream()));
        addPortfolio(routes);
        addExports(routes);
        addProof(routes, REGION, false);
        addProof(routes, REGION_OF_A_NAMESPACE, true);
        addMovements(routes);
        addEvent(routes, EVENT, false);
        addEvent(routes, EVENT_OF_A_NAMESPACE, true);
    }

    /** Those that the page asks; it knows the rest by them. */
    private static boolean ofThePage(String path) {
        return path.startsWith("/v1/") && !path.contains("{namespace}");
    }

    private void addPortfolio(Routes routes) {
        routes.read("/v1/state", keyed(Scope.SALES, new StateQuestion(reader), ListForms.STATE));
        routes.read("/v1/calendar", keyed(Scope.SALES, new CalendarQuestion(reader), ListForms.CALENDAR));
        routes.read("/v1/calendar.ics", keyed(Scope.SALES, new ICalendarQuestion(reader), ListForms.ICALENDAR));
    }

    /** What sold when, how fast, and what may come of it. */
    private void addMovements(Routes routes) {
        routes.read("/v1/series", keyed(Scope.SALES, new PortfolioSeriesQuestion(reader), ListForms.PORTFOLIO_SERIES));
        routes.read("/v1/compare", keyed(Scope.SALES, new CompareQuestion(reader), ListForms.COMPARISON));
        routes.read("/v1/movers", keyed(Scope.SALES, new MoversQuestion(reader), ListForms.MOVERS));
        var ended = new EndedEvents(reader);
        addMovements(routes, EVENT, false, ended);
        addMovements(routes, EVENT_OF_A_NAMESPACE, true, ended);
    }

    private void addMovements(Routes routes, String path, boolean namespaced, EndedEvents ended) {
        routes.read(path + "/series", keyed(Scope.SALES, new SeriesQuestion(reader, namespaced), ListForms.SERIES));
        routes.read(path + "/pace", keyed(Scope.SALES, new PaceQuestion(reader, namespaced), Representations.JSON));
        routes.read(
                path + "/forecast",
                keyed(Scope.SALES, new ForecastQuestion(reader, ended, namespaced), Representations.JSON));
    }

    private void addExports(Routes routes) {
        for (Export export : Export.values()) {
            Scope scope = export == Export.TICKETS ? Scope.TICKETS : Scope.SALES;
            routes.read(
                    "/v1/export/" + export.word(),
                    keyed(scope, sources.exports().of(export)));
        }
    }

    private void addProof(Routes routes, String path, boolean namespaced) {
        routes.read(path + "/runs", keyed(Scope.QUALITY, new RunsQuestion(reader, namespaced), ListForms.RUNS));
        routes.read(path + "/gaps", keyed(Scope.QUALITY, new GapsQuestion(reader, namespaced), ListForms.GAPS));
    }

    private void addEvent(Routes routes, String path, boolean namespaced) {
        routes.read(
                path + "/ticket-types",
                keyed(Scope.SALES, new TicketTypesQuestion(reader, namespaced), ListForms.TICKET_TYPES));
        routes.read(path + "/history", keyed(Scope.SALES, new HistoryQuestion(reader, namespaced), ListForms.HISTORY));
        routes.read(
                path + "/tickets", keyed(Scope.TICKETS, new TicketsQuestion(reader, namespaced), ListForms.TICKETS));
        routes.read(
                path,
                keyed(
                        Scope.SALES,
                        new EventWithPaceQuestion(new EventQuestion(namespaced), reader, namespaced),
                        Representations.JSON));
    }

    private KeyedEndpoint keyed(Scope scope, Question question, Representations forms) {
        var json = new DocumentAnswers(question, sources.portfolio(), sources.answers());
        return keyed(scope, new RepresentedAnswer(json, question, sources.portfolio(), forms));
    }

    private KeyedEndpoint keyed(Scope scope, KeyedAnswer answer) {
        return gate.open(scope, answer);
    }
}
