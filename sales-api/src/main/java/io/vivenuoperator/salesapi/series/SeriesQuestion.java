package io.vivenuoperator.salesapi.series;

import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import io.vivenuoperator.salesapi.portfolio.HeldEvent;
import io.vivenuoperator.salesapi.portfolio.Known;
import io.vivenuoperator.salesapi.portfolio.PortfolioState;
import io.vivenuoperator.salesapi.question.Asked;
import io.vivenuoperator.salesapi.question.Basis;
import io.vivenuoperator.salesapi.question.Document;
import io.vivenuoperator.salesapi.question.Question;
import io.vivenuoperator.store.query.EventFigures;
import io.vivenuoperator.store.query.SalesReader;
import io.vivenuoperator.store.query.TicketTypeFigures;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code GET /v1/events/{region}/{event}/series}: what was sold when, with every bucket, and what is not known of it. */
public final class SeriesQuestion implements Question {
    private static final List<String> KNOWN = Stream.concat(
                    BucketedSpan.PARAMETERS.stream(), Stream.of("cumulative", "by"))
            .toList();
    /** With these, the answer depends on nothing but what the event's version stands for; a ticket type's name has no version. */
    private static final List<String> OF_THE_WHOLE_EVENT = Stream.concat(
                    BucketedSpan.PARAMETERS.stream(), Stream.of("cumulative"))
            .toList();

    private static final List<String> PARTS = List.of("ticket_type");
    private static final String WHOLE = "";

    private final SalesReader reader;
    private final boolean namespaced;

    /**
     * The question at one of its two paths.
     *
     * @param namespaced whether the region's name has two parts in the path
     */
    public SeriesQuestion(SalesReader reader, boolean namespaced) {
        this.reader = reader;
        this.namespaced = namespaced;
    }

    private record Named(EventFigures event, List<TicketTypeFigures> types) {}

    @Override
    public Optional<Basis> basis(Asked asked) throws BadParameterException {
        Optional<Known> known = asked.portfolio().filter(now -> !now.stale());
        if (known.isEmpty()
                || !OF_THE_WHOLE_EVENT.containsAll(asked.query().values().keySet())) {
            return Optional.empty();
        }
        PortfolioState state = known.get().state();
        Optional<HeldEvent> event = asked.event(namespaced).flatMap(name -> held(asked, name));
        if (event.isEmpty()) {
            return Optional.empty();
        }
        EventFigures figures = event.get().figures();
        BucketedSpan span =
                BucketedSpan.of(Parameters.of(asked.query(), KNOWN), Interval.HOUR, figures.timezone(), asked.now());
        long time = bothBoundsOf(asked) ? span.passed(asked.now()) : asked.now().getEpochSecond();
        long coverage = state.region(figures.region()).orElseThrow().trustVersion();
        return Optional.of(new Basis(
                List.of(event.get().version(), coverage, time), known.get().asOf(), false));
    }

    /** Else the answer is about another time with each question. */
    private static boolean bothBoundsOf(Asked asked) {
        return asked.query().values().keySet().containsAll(List.of("from", "to"));
    }

    @Override
    public Optional<Document> answer(Asked asked) throws BadParameterException {
        Parameters parameters = Parameters.of(asked.query(), KNOWN);
        boolean cumulative = parameters.flag("cumulative");
        boolean byType = !parameters.word("by", WHOLE, PARTS).equals(WHOLE);
        Optional<Named> named = named(asked, byType);
        BucketedSpan span = BucketedSpan.of(
                parameters, Interval.HOUR, named.flatMap(found -> found.event().timezone()), asked.now());
        if (byType && named.isPresent()) {
            span.checkFor(named.get().types().size());
        }
        var buckets = new BucketJson(span, cumulative, asked.now());
        return named.map(found -> {
            var series = new EventSeries(reader, buckets, found.event(), asked);
            return byType ? series.of(found.types()) : series.whole();
        });
    }

    private Optional<Named> named(Asked asked, boolean byType) {
        Optional<Asked.EventName> name = asked.event(namespaced);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return held(asked, name.get())
                .filter(_ -> !byType)
                .map(event -> new Named(event.figures(), List.of()))
                .or(() -> read(asked, name.get(), byType));
    }

    private static Optional<HeldEvent> held(Asked asked, Asked.EventName name) {
        return asked.portfolio()
                .filter(known -> !known.stale())
                .flatMap(known -> known.state().event(asked.regions(), name.region(), name.eventId()));
    }

    private Optional<Named> read(Asked asked, Asked.EventName name, boolean byType) {
        String region = name.region();
        String eventId = name.eventId();
        return reader.read(asked.regions(), queries -> {
            Optional<EventFigures> event = queries.event(region, eventId);
            List<TicketTypeFigures> types =
                    byType && event.isPresent() ? queries.ticketTypes(region, eventId) : List.of();
            return event.map(found -> new Named(found, types));
        });
    }
}
