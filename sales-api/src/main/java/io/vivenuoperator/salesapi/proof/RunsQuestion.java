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
import io.vivenuoperator.store.query.RecordedRun;
import io.vivenuoperator.store.query.RegionTrust;
import io.vivenuoperator.store.query.SalesReader;
import io.vivenuoperator.store.query.TimeSpan;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code GET /v1/quality/{region}/runs}: what each run of the poller reported, latest first, in pages. */
public final class RunsQuestion implements Question {
    static final List<String> KNOWN = Stream.concat(AskedTime.PARAMETERS.stream(), AskedPage.PARAMETERS.stream())
            .toList();

    private final SalesReader reader;
    private final boolean namespaced;

    /**
     * The question at one of its two paths.
     *
     * @param namespaced whether the region's name has two parts in the path
     */
    public RunsQuestion(SalesReader reader, boolean namespaced) {
        this.reader = reader;
        this.namespaced = namespaced;
    }

    private record Seen(boolean region, List<RecordedRun> runs, List<RegionTrust> trust) {}

    @Override
    public Optional<Document> answer(Asked asked) throws BadParameterException {
        Parameters parameters = Parameters.of(asked.query(), KNOWN);
        TimeSpan span = AskedTime.span(parameters, parameters.zone("tz", ZoneOffset.UTC), asked.now());
        Optional<String> name = RegionName.of(asked, namespaced);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        String region = name.get();
        AskedPage request = AskedPage.of("runs of " + region, parameters);
        Optional<RecordedRun.Place> after = request.after().isEmpty()
                ? Optional.empty()
                : Optional.of(place(request.after().get()));
        Seen seen = reader.read(
                asked.regions(),
                queries -> new Seen(
                        queries.proof().sees(region),
                        queries.proof().runs(region, span, after, request.rowsToRead()),
                        queries.trust()));
        if (!seen.region()) {
            return Optional.empty();
        }
        Page<RecordedRun> page = request.page(seen.runs(), last -> place(seen.runs(), request, after));
        ObjectNode facts = Json.object().put("region", region);
        ArrayNode data = facts.putArray("data");
        page.rows().forEach(run -> data.add(json(run)));
        Json.put(facts, "next", page.next());
        facts.set("trust", Json.trust(RegionTrust.of(seen.trust(), region)));
        return Optional.of(Document.page(facts, page.next()));
    }

    private static RecordedRun.Place place(Place place) throws BadParameterException {
        return new RecordedRun.Place(place.instant(0), place.count(1));
    }

    /** The start of the page's last run, and how many runs with the same start have been on this page and those before. */
    private static Place place(List<RecordedRun> runs, AskedPage request, Optional<RecordedRun.Place> after) {
        List<RecordedRun> shown = runs.subList(0, request.limit());
        Instant last = shown.getLast().startedAt();
        long here = shown.stream().filter(run -> run.startedAt().equals(last)).count();
        long before = after.filter(place -> place.startedAt().equals(last))
                .map(RecordedRun.Place::passed)
                .orElse(0);
        return Place.of(last.toString(), Long.toString(before + here));
    }

    private static ObjectNode json(RecordedRun run) {
        ObjectNode json = Json.object().put("kind", run.kind());
        Json.put(json, "started_at", Optional.of(run.startedAt()));
        Json.put(json, "finished_at", run.finishedAt());
        Json.put(json, "outcome", run.outcome());
        Json.put(json, "reason", run.reason());
        Json.put(json, "events", run.events());
        Json.put(json, "tickets", run.tickets());
        Json.put(json, "requests", run.requests());
        Json.put(json, "vendor_sold", run.vendorSold());
        Json.put(json, "stored_sold", run.storedSold());
        Json.put(json, "completeness_percent", run.completenessPercent());
        return json;
    }
}
