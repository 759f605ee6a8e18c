package io.vivenuoperator.salesapi.pace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import io.vivenuoperator.salesapi.question.Asked;
import io.vivenuoperator.salesapi.question.Document;
import io.vivenuoperator.salesapi.question.Json;
import io.vivenuoperator.salesapi.question.Question;
import io.vivenuoperator.salesapi.series.Coverage;
import io.vivenuoperator.store.query.EventSum;
import io.vivenuoperator.store.query.Look;
import io.vivenuoperator.store.query.RegionTrust;
import io.vivenuoperator.store.query.SalesReader;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** {@code GET /v1/movers}: which events sell most, or faster or slower than before. */
public final class MoversQuestion implements Question {
    private static final List<String> KNOWN = List.of("window", "baseline", "region", "sort", "limit");
    private static final int MOST = 500;
    private static final int USUAL = 50;

    private final SalesReader reader;

    public MoversQuestion(SalesReader reader) {
        this.reader = reader;
    }

    private record Seen(List<EventSum> sums, List<Look> looks, List<RegionTrust> trust) {}

    @Override
    public Optional<Document> answer(Asked asked) throws BadParameterException {
        Parameters parameters = Parameters.of(asked.query(), KNOWN);
        String length = parameters.text("window").orElse(MoversWindow.USUAL);
        String baseline = parameters.word(
                "baseline", MoversWindow.PREVIOUS, List.of(MoversWindow.PREVIOUS, MoversWindow.LAST_WEEK));
        MoversWindow window = MoversWindow.of(length, baseline, asked.now().truncatedTo(ChronoUnit.SECONDS));
        String order = parameters.word("sort", Mover.ORDERS.getFirst(), Mover.ORDERS);
        int limit = parameters.number("limit", USUAL, 1, MOST);
        List<String> wanted = parameters.list("region");
        Predicate<String> region = name -> wanted.isEmpty() || wanted.contains(name);
        Seen seen = reader.read(
                asked.regions(),
                queries -> new Seen(
                        queries.movements().ofAll(window.bounds()),
                        queries.movements()
                                .looked(
                                        window.bounds().getFirst(),
                                        window.bounds().getLast()),
                        queries.trust()));
        ObjectNode facts = Json.object().put("window", length).put("baseline", baseline);
        ArrayNode data = facts.putArray("data");
        movers(seen, window).stream()
                .filter(mover -> region.test(mover.region()) && !mover.still())
                .sorted(Mover.by(order))
                .limit(limit)
                .forEach(mover -> data.add(mover.json()));
        facts.set(
                "trust",
                Json.trust(seen.trust().stream()
                        .filter(one -> region.test(one.region()))
                        .toList()));
        return Optional.of(Document.of(facts));
    }

    private static List<Mover> movers(Seen seen, MoversWindow window) {
        Map<List<String>, Map<Integer, EventSum>> events = seen.sums().stream()
                .collect(Collectors.groupingBy(
                        sum -> List.of(sum.region(), sum.eventId()),
                        LinkedHashMap::new,
                        Collectors.toMap(EventSum::bucket, Function.identity())));
        List<Mover> movers = new ArrayList<>();
        events.values().forEach(sums -> {
            EventSum event = sums.values().iterator().next();
            Coverage coverage = Coverage.of(seen.looks(), event.region(), event.completeSince());
            movers.add(new Mover(
                    event.region(),
                    event.eventId(),
                    event.eventName(),
                    known(coverage, window, window.last(), sums),
                    known(coverage, window, MoversWindow.BASELINE, sums),
                    coverage.share(window.begin(window.last()), window.end(window.last())),
                    coverage.share(window.begin(MoversWindow.BASELINE), window.end(MoversWindow.BASELINE))));
        });
        return movers;
    }

    private static Optional<Long> known(
            Coverage coverage, MoversWindow window, int bucket, Map<Integer, EventSum> sums) {
        long sold = Optional.ofNullable(sums.get(bucket)).map(EventSum::sold).orElse(0L);
        return coverage.known(sold, window.begin(bucket), window.end(bucket));
    }
}
