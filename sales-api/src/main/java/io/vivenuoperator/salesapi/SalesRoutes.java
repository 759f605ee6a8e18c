package io.vivenuoperator.salesapi;

import io.helidon.http.HeaderNames;
import io.vivenuoperator.platform.service.exchange.HttpConventions;
import io.vivenuoperator.platform.service.exchange.Routes;
import io.vivenuoperator.platform.service.problem.Problem;
import io.vivenuoperator.salesapi.document.OpenApiEndpoint;
import io.vivenuoperator.salesapi.event.EventListQuestion;
import io.vivenuoperator.salesapi.event.EventQuestion;
import io.vivenuoperator.salesapi.event.TicketTypesQuestion;
import io.vivenuoperator.salesapi.key.Authentication;
import io.vivenuoperator.salesapi.key.Scope;
import io.vivenuoperator.salesapi.quality.QualityQuestion;
import io.vivenuoperator.salesapi.quality.RegionsQuestion;
import io.vivenuoperator.salesapi.question.KeyedEndpoint;
import io.vivenuoperator.salesapi.question.Question;
import io.vivenuoperator.salesapi.question.RequestQuota;
import io.vivenuoperator.salesapi.series.SeriesQuestion;
import io.vivenuoperator.store.query.SalesReader;
import java.time.Clock;
import java.util.List;

/** What can be asked, and where. */
final class SalesRoutes {
    static final HttpConventions CONVENTIONS = new HttpConventions(
            List.of(HeaderNames.AUTHORIZATION, HeaderNames.IF_NONE_MATCH), "question", Problem.MEDIA_TYPE, true);

    private static final String EVENT = "/v1/events/{region}/{event}";
    private static final String EVENT_OF_A_NAMESPACE = "/v1/events/{namespace}/{region}/{event}";

    private final SalesReader reader;
    private final Authentication authentication;
    private final RequestQuota quota;
    private final Clock clock;

    SalesRoutes(SalesReader reader, Authentication authentication, RequestQuota quota, Clock clock) {
        this.reader = reader;
        this.authentication = authentication;
        this.quota = quota;
        this.clock = clock;
    }

    /** The longer paths of a region's event come first, because the shorter ones of a namespace look the same. */
    void addTo(Routes routes) {
        var document = new OpenApiEndpoint();
        routes.read("/openapi.json", document).read("/v1/openapi.json", document);
        routes.read("/v1/regions", keyed(Scope.SALES, new RegionsQuestion(reader)));
        routes.read("/v1/quality", keyed(Scope.QUALITY, new QualityQuestion(reader)));
        routes.read("/v1/events", keyed(Scope.SALES, new EventListQuestion(reader)));
        addEvent(routes, EVENT, false);
        addEvent(routes, EVENT_OF_A_NAMESPACE, true);
    }

    private void addEvent(Routes routes, String path, boolean namespaced) {
        routes.read(path + "/ticket-types", keyed(Scope.SALES, new TicketTypesQuestion(reader, namespaced)));
        routes.read(path + "/series", keyed(Scope.SALES, new SeriesQuestion(reader, namespaced)));
        routes.read(path, keyed(Scope.SALES, new EventQuestion(reader, namespaced)));
    }

    private KeyedEndpoint keyed(Scope scope, Question question) {
        return new KeyedEndpoint(scope, question, authentication, quota, clock);
    }
}
