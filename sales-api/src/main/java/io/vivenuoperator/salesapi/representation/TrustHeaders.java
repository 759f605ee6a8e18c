package io.vivenuoperator.salesapi.representation;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.vivenuoperator.platform.service.exchange.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntBiFunction;
import java.util.stream.StreamSupport;

/**
 * What JSON has beside its rows, for forms that have rows only: {@code As-Of}, and the least that holds for all regions of the answer
 * in {@code Data-Through} and {@code Completeness-Percent}. These are absent if it is not known of one of them.
 */
public final class TrustHeaders {
    private static final HeaderName AS_OF = HeaderNames.create("As-Of");
    private static final HeaderName DATA_THROUGH = HeaderNames.create("Data-Through");
    private static final HeaderName COMPLETENESS = HeaderNames.create("Completeness-Percent");
    private static final HeaderName STALE = HeaderNames.create("Stale");

    private TrustHeaders() {}

    /** Adds them. */
    public static Answer on(Answer answer, Instant asOf, JsonNode trust) {
        Answer with = answer.with(AS_OF, asOf.toString());
        with = with(with, DATA_THROUGH, least(trust, "data_through", TrustHeaders::compareTimes));
        with = with(with, COMPLETENESS, least(trust, "completeness_percent", TrustHeaders::compareNumbers));
        return with(with, STALE, stale(trust));
    }

    private static Optional<String> stale(JsonNode trust) {
        return trust.valueStream()
                .map(region -> region.path("stale"))
                .filter(JsonNode::booleanValue)
                .map(JsonNode::asText)
                .findFirst();
    }

    private static Answer with(Answer answer, HeaderName name, Optional<String> value) {
        return value.map(known -> answer.with(name, known)).orElse(answer);
    }

    private static Optional<String> least(JsonNode trust, String field, ToIntBiFunction<JsonNode, JsonNode> order) {
        List<JsonNode> values = StreamSupport.stream(trust.spliterator(), false)
                .map(region -> region.path(field))
                .toList();
        return values.stream().anyMatch(JsonNode::isNull)
                ? Optional.empty()
                : values.stream().min(order::applyAsInt).map(JsonNode::asText);
    }

    private static int compareTimes(JsonNode one, JsonNode other) {
        return Instant.parse(one.asText()).compareTo(Instant.parse(other.asText()));
    }

    private static int compareNumbers(JsonNode one, JsonNode other) {
        return Double.compare(one.doubleValue(), other.doubleValue());
    }
}
