package io.vivenuoperator.salesapi.quality;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.salesapi.question.Asked;
import io.vivenuoperator.salesapi.question.BadParameterException;
import io.vivenuoperator.salesapi.question.Document;
import io.vivenuoperator.salesapi.question.Json;
import io.vivenuoperator.salesapi.question.Parameters;
import io.vivenuoperator.salesapi.question.Question;
import io.vivenuoperator.store.query.RegionTrust;
import io.vivenuoperator.store.query.SalesReader;
import io.vivenuoperator.store.query.WatchedRegion;
import java.util.List;
import java.util.Optional;

/** {@code GET /v1/regions}: the regions that the key sees. */
public final class RegionsQuestion implements Question {
    private final SalesReader reader;

    public RegionsQuestion(SalesReader reader) {
        this.reader = reader;
    }

    private record Seen(List<WatchedRegion> regions, List<RegionTrust> trust) {}

    @Override
    public Optional<Document> answer(Asked asked) throws BadParameterException {
        Parameters.of(asked.query(), List.of());
        Seen seen = reader.read(asked.regions(), queries -> new Seen(queries.regions(), queries.trust()));
        ObjectNode facts = Json.object();
        ArrayNode data = facts.putArray("data");
        for (WatchedRegion region : seen.regions()) {
            ObjectNode one = data.addObject().put("region", region.region());
            Json.put(one, "watched_since", Optional.of(region.watchedSince()));
            Json.put(one, "complete_since", region.completeSince());
        }
        facts.set("trust", Json.trust(seen.trust()));
        return Optional.of(Document.of(facts));
    }
}
