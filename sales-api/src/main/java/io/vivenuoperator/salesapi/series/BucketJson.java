package io.vivenuoperator.salesapi.series;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.salesapi.question.Json;
import java.time.Instant;
import java.util.Optional;

/**
 * The buckets of a series as JSON.
 *
 * @param cumulative whether only totals are asked for
 */
record BucketJson(BucketedSpan span, boolean cumulative, Instant now) {
    /** @param number from 1 */
    ObjectNode of(int number, Optional<Long> sold, Optional<Long> total, Optional<Double> covered) {
        ObjectNode json = Json.object();
        json.put("from", span.local(span.buckets().begin(number)));
        if (!cumulative) {
            Json.put(json, "sold", sold);
        }
        Json.put(json, "total", total);
        Json.put(json, "covered", covered);
        if (span.buckets().partial(number, now)) {
            json.put("partial", true);
        }
        return json;
    }
}
