package io.vivenuoperator.salesapi.quality;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import io.vivenuoperator.salesapi.portfolio.HeldRegion;
import io.vivenuoperator.salesapi.question.Asked;
import io.vivenuoperator.salesapi.question.Basis;
import io.vivenuoperator.salesapi.question.Document;
import io.vivenuoperator.salesapi.question.Json;
import io.vivenuoperator.salesapi.question.Question;
import io.vivenuoperator.store.query.CurrentRegion;
import io.vivenuoperator.store.query.WatchedRegion;
import java.util.List;
import java.util.Optional;

/** {@code GET /v1/regions}: the regions that the key sees. */
public final class RegionsQuestion implements Question {
    @Override
    public Optional<Basis> basis(Asked asked) {
        return asked.portfolio()
                .map(known -> new Basis(known.state().versions(asked.regions()), known.asOf(), known.stale()));
    }

    @Override
    public Optional<Document> answer(Asked asked) throws BadParameterException {
        Parameters.of(asked.query(), List.of());
        List<CurrentRegion> regions = asked.known().state().visible(asked.regions()).stream()
                .map(HeldRegion::region)
                .toList();
        ObjectNode facts = Json.object();
        ArrayNode data = facts.putArray("data");
        for (WatchedRegion region : regions.stream().map(CurrentRegion::watched).toList()) {
            ObjectNode one = data.addObject().put("region", region.region());
            Json.put(one, "watched_since", Optional.of(region.watchedSince()));
            Json.put(one, "complete_since", region.completeSince());
        }
        facts.set(
                "trust",
                Json.trust(
                        regions.stream().map(CurrentRegion::trust).toList(),
                        asked.known().stale()));
        return Optional.of(Document.of(facts));
    }
}
