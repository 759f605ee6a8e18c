package io.vivenuoperator.salesapi.proof;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.platform.api.page.AskedPage;
import io.vivenuoperator.platform.api.page.Page;
import io.vivenuoperator.platform.api.page.Place;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import io.vivenuoperator.salesapi.question.Asked;
import io.vivenuoperator.salesapi.question.Document;
import io.vivenuoperator.salesapi.question.Json;
import io.vivenuoperator.salesapi.question.Question;
import io.vivenuoperator.salesapi.time.AskedTime;
import io.vivenuoperator.store.query.Gaps;
import io.vivenuoperator.store.query.RegionTrust;
import io.vivenuoperator.store.query.SalesReader;
import io.vivenuoperator.store.query.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** {@code GET /v1/quality/{region}/gaps}: when nobody looked, as far as that is known, in pages. */
public final class GapsQuestion implements Question {
    private static final double NANOS = 1e9;

    private final SalesReader reader;
    private final boolean namespaced;

    /**
     * The question at one of its two paths.
     *
     * @param namespaced whether the region's name has two parts in the path
     */
    public GapsQuestion(SalesReader reader, boolean namespaced) {
        this.reader = reader;
        this.namespaced = namespaced;
    }

    private record Seen(boolean region, Gaps gaps, List<RegionTrust> trust) {}

    @Override
    public Optional<Document> answer(Asked asked) throws BadParameterException {
        Parameters parameters = Parameters.of(asked.query(), RunsQuestion.KNOWN);
        TimeSpan span = AskedTime.span(parameters, parameters.zone("tz", ZoneOffset.UTC), asked.now());
        Optional<String> name = RegionName.of(asked, namespaced);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        String region = name.get();
        AskedPage request = AskedPage.of("gaps of " + region, parameters);
        Optional<Instant> after = request.after().isEmpty()
                ? Optional.empty()
                : Optional.of(request.after().get().instant(0));
        Seen seen = reader.read(
                asked.regions(),
                queries -> new Seen(
                        queries.proof().sees(region),
                        queries.proof().gaps(region, span, after, request.rowsToRead()),
                        queries.trust()));
        if (!seen.region()) {
            return Optional.empty();
        }
        Page<TimeSpan> page =
                request.page(seen.gaps().gaps(), gap -> Place.of(gap.from().toString()));
        ObjectNode facts = Json.object().put("region", region);
        seen.gaps().known().ifPresentOrElse(known -> facts.set("known", json(known)), () -> facts.putNull("known"));
        ArrayNode data = facts.putArray("data");
        page.rows().forEach(gap -> data.add(json(gap).put("seconds", seconds(gap))));
        Json.put(facts, "next", page.next());
        facts.set("trust", Json.trust(RegionTrust.of(seen.trust(), region)));
        return Optional.of(Document.page(facts, page.next()));
    }

    private static ObjectNode json(TimeSpan span) {
        return Json.object()
                .put("from", span.from().toString())
                .put("to", span.to().toString());
    }

    private static double seconds(TimeSpan gap) {
        return Duration.between(gap.from(), gap.to()).toNanos() / NANOS;
    }
}
