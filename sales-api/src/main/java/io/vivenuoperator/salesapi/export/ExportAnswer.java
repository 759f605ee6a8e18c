package io.vivenuoperator.salesapi.export;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.vivenuoperator.contracts.region.VisibleRegions;
import io.vivenuoperator.platform.api.endpoint.Asker;
import io.vivenuoperator.platform.api.endpoint.KeyedAnswer;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import io.vivenuoperator.platform.service.exchange.Answer;
import io.vivenuoperator.platform.service.exchange.Exchange;
import io.vivenuoperator.platform.service.problem.Problem;
import io.vivenuoperator.salesapi.question.Json;
import io.vivenuoperator.salesapi.representation.Form;
import io.vivenuoperator.salesapi.representation.Representations;
import io.vivenuoperator.salesapi.representation.RepresentedAnswer;
import io.vivenuoperator.salesapi.representation.TrustHeaders;
import io.vivenuoperator.salesapi.time.AskedTime;
import io.vivenuoperator.store.query.Export;
import io.vivenuoperator.store.query.ExportFilter;
import io.vivenuoperator.store.query.RegionTrust;
import io.vivenuoperator.store.query.SalesQueries;
import io.vivenuoperator.store.query.SalesReader;
import io.vivenuoperator.store.query.TimeSpan;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** {@code GET /v1/export/…}: a whole table of one moment, as NDJSON or CSV. */
final class ExportAnswer implements KeyedAnswer {
    private static final String DELETED = "deleted";
    private static final String GONE = "gone";
    private static final List<String> KNOWN = List.of("from", "to", "tz", "region", "include");
    private static final Representations FORMS = Representations.table();

    private final Export export;
    private final SalesReader reader;
    private final ExportSlots slots;
    private final SilentClients clients;

    ExportAnswer(Export export, SalesReader reader, ExportSlots slots, SilentClients clients) {
        this.export = export;
        this.reader = reader;
        this.slots = slots;
        this.clients = clients;
    }

    @Override
    public Optional<Answer> answer(Exchange exchange, Asker asker, Instant now) throws BadParameterException {
        Optional<Form> form = FORMS.accepted(exchange.combined(HeaderNames.ACCEPT));
        if (form.isEmpty()) {
            return Optional.of(RepresentedAnswer.notAcceptable(FORMS.offered()));
        }
        ExportFilter filter = filter(Parameters.of(exchange.query(), KNOWN), now);
        if (!slots.free()) {
            return Optional.of(Answer.problem(Problem.of(
                            Status.SERVICE_UNAVAILABLE_503,
                            "TooManyExports",
                            "other exports are running; try again later")
                    .passing()));
        }
        VisibleRegions regions = asker.caller().regions();
        // Also the last chance to say that the database can't answer: once rows are sent, it only can be cut off.
        List<RegionTrust> trust = reader.read(regions, SalesQueries::trust).stream()
                .filter(region -> filter.regions().isEmpty() || filter.regions().contains(region.region()))
                .toList();
        var stream = new ExportStream(reader, regions, export, filter, form.get(), slots, clients);
        Answer answer = Answer.stream(new Answer.Stream(form.get().contentType(), stream))
                .with(HeaderNames.CACHE_CONTROL, "no-store")
                .with(
                        HeaderNames.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + export.word() + suffix(form.get()) + "\"");
        return Optional.of(TrustHeaders.on(answer, now, Json.trust(trust)));
    }

    private static String suffix(Form form) {
        return form == Form.CSV ? ".csv" : ".ndjson";
    }

    /** Events are not of a time: they are limited only if one is asked for. Everything else has the usual one. */
    private ExportFilter filter(Parameters parameters, Instant now) throws BadParameterException {
        ZoneId zone = parameters.zone("tz", ZoneOffset.UTC);
        List<String> include =
                parameters.listOf("include", export == Export.TICKETS ? List.of(DELETED, GONE) : List.of(DELETED));
        Optional<Instant> from = parameters.instant("from", zone);
        Optional<Instant> to = parameters.instant("to", zone);
        if (export != Export.EVENTS) {
            TimeSpan span = AskedTime.span(parameters, zone, now);
            from = Optional.of(span.from());
            to = Optional.of(span.to());
        } else if (from.isPresent() && to.isPresent()) {
            AskedTime.ordered(from.get(), to.get());
        }
        // The database has no text with NUL in it; with another character it is a region that is not there.
        List<String> regions = parameters.list("region").stream()
                .map(region -> region.replace('\0', '?'))
                .toList();
        return new ExportFilter(regions, from, to, include.contains(DELETED), include.contains(GONE));
    }
}
