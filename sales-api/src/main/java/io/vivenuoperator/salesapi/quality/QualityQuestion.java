package io.vivenuoperator.salesapi.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import io.vivenuoperator.salesapi.question.Asked;
import io.vivenuoperator.salesapi.question.Document;
import io.vivenuoperator.salesapi.question.Json;
import io.vivenuoperator.salesapi.question.Question;
import io.vivenuoperator.store.query.RegionQuality;
import io.vivenuoperator.store.query.SalesQueries;
import io.vivenuoperator.store.query.SalesReader;
import java.util.List;
import java.util.Optional;

/** {@code GET /v1/quality}: how far each region's data can be trusted, and why. */
public final class QualityQuestion implements Question {
    private final SalesReader reader;

    public QualityQuestion(SalesReader reader) {
        this.reader = reader;
    }

    @Override
    public Optional<Document> answer(Asked asked) throws BadParameterException {
        Parameters.of(asked.query(), List.of());
        ObjectNode facts = Json.object();
        ArrayNode data = facts.putArray("data");
        List<RegionQuality> regions = reader.read(asked.regions(), SalesQueries::quality);
        regions.forEach(region -> data.add(json(region)));
        return Optional.of(Document.of(facts));
    }

    private static ObjectNode json(RegionQuality region) {
        ObjectNode json = Json.object().put("region", region.trust().region());
        Json.put(json, "data_through", region.trust().dataThrough());
        Json.put(json, "completeness_percent", region.trust().completenessPercent());
        json.set("last_full", run(region.lastFull()));
        json.set("last_incremental", run(region.lastIncremental()));
        Json.put(json, "gaps_7d_seconds", region.gapsSeconds().map(Math::round));
        json.put("quarantined", region.quarantined());
        Json.put(json, "last_webhook_at", region.lastWebhookAt());
        return json;
    }

    private static JsonNode run(Optional<RegionQuality.Run> run) {
        if (run.isEmpty()) {
            return Json.object().nullNode();
        }
        ObjectNode json = Json.object();
        Json.put(json, "finished_at", Optional.of(run.get().finishedAt()));
        Json.put(json, "outcome", run.get().outcome());
        Json.put(json, "reason", run.get().reason());
        return json;
    }
}
